"""Checks the database that a killed server left behind, on a copy, so that its recovery stays the server's own work.

usage: check_database.py FOLDER
"""
import pathlib
import shutil
import sqlite3
import sys
import tempfile

OWNERLESS = """
    SELECT count(*) FROM address LEFT JOIN loadBalancer ON loadBalancer.id = ownerId AND vip = address
    WHERE ownerKind = 'loadBalancer' AND loadBalancer.id IS NULL
"""
PODLESS = """
    SELECT count(*) FROM address WHERE ownerKind = 'networkInterface'
    AND NOT EXISTS (SELECT 1 FROM object WHERE resource = 'pods' AND instr(text, ownerId) > 0)
"""
SERVICELESS = """
    SELECT count(*) FROM address WHERE ownerKind = 'service'
    AND NOT EXISTS (SELECT 1 FROM object WHERE resource = 'services' AND namespace || '/' || name = ownerId
        AND cluster = substr(pool, 1, instr(pool, '/') - 1))
"""
HOMELESS = """
    SELECT count(*) FROM loadBalancer LEFT JOIN address
    ON ownerId = loadBalancer.id AND address = vip AND pool = coalesce(subnetId, 'public')
    WHERE ownerId IS NULL
"""
MISCOUNTED = """
    SELECT count(*) FROM addressPool
    WHERE used <> (SELECT count(*) FROM address WHERE pool = id)
"""
TOTALS = """
    SELECT (SELECT coalesce(sum(count), 0) FROM loadBalancerTotal) - (SELECT count(*) FROM loadBalancer)
"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        for file in pathlib.Path(sys.argv[1]).glob("clbsim.sqlite*"):
            shutil.copy(file, folder)
        database = sqlite3.connect(pathlib.Path(folder) / "clbsim.sqlite")
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for question in (OWNERLESS, PODLESS, SERVICELESS, HOMELESS, MISCOUNTED, TOTALS):
            assert database.execute(question).fetchone() == (0,), question
        print("load balancers:", *database.execute("SELECT count(*) FROM loadBalancer").fetchone())
        database.close()


if __name__ == "__main__":
    main()
