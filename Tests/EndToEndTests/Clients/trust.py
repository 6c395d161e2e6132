"""Makes the clients of this Python environment trust an authority, as a user does once.

usage: trust.py AUTHORITY

tccli passes certifi's own bundle to every request, so no environment variable reaches it: the certificate has to stand in
that bundle. It is appended once; the lock is for tests that run side by side.
"""
import fcntl
import pathlib
import sys

import certifi


def main():
    authority = pathlib.Path(sys.argv[1]).read_text()
    with open(certifi.where(), "r+") as bundle:
        fcntl.flock(bundle, fcntl.LOCK_EX)
        if authority not in bundle.read():
            bundle.write("\n" + authority)


if __name__ == "__main__":
    main()
