"""Sends one kind of bad input over a real socket, checks the answer, and that the server goes on answering.

usage: bad_input.py KIND HTTP_ENDPOINT HTTPS_ENDPOINT
"""
import http.client
import json
import socket
import sys
import time

from signed import VERSIONS, authorization

HOST = "clb.tencentcloudapi.com"
SECONDS = 20


def connect(endpoint):
    host, port = endpoint.split(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def exchange(endpoint, data, is_closing=False):
    """Sends bytes, and gives what comes back until the server closes or a whole answer is there."""
    with connect(endpoint) as connection:
        try:
            connection.sendall(data)
            if is_closing:
                connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # Refused before all was sent; the answer says why.
        answer = http.client.HTTPResponse(connection)
        try:
            answer.begin()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            return None, b""


def signed_post(body):
    """A request that is right in every way but its body."""
    now = int(time.time())
    head = (f"POST / HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            f"X-TC-Action: DescribeLoadBalancers\r\nX-TC-Version: {VERSIONS['clb']}\r\nX-TC-Region: ap-guangzhou\r\n"
            f"X-TC-Timestamp: {now}\r\nAuthorization: {authorization('clb', HOST, now, body)}\r\n\r\n")
    return head.encode() + body


def form_post(body):
    head = (f"POST / HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n")
    return head.encode() + body


def refuses(code, data):
    """The API answers with that code."""
    def check(plain, _):
        status, body = exchange(plain, data)
        assert status == 200, (status, body)
        assert json.loads(body)["Response"]["Error"]["Code"] == code, body
    return check


def rejects(data, is_closing=False):
    """The server answers that this is no request at all."""
    def check(plain, _):
        status, body = exchange(plain, data, is_closing)
        assert status == 400, (status, body)
    return check


def hangs_up(data):
    """The server ends a connection that does not speak TLS."""
    def check(_, secure):
        assert exchange(secure, data) == (None, b"")
    return check


def stays_half(plain, _):
    """Requests that never end, on connections that stay open, while the others are served."""
    half = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n{"
    waiting = [connect(plain) for _ in range(200)]
    for number, connection in enumerate(waiting):
        connection.sendall(half if number % 2 else half[:30])
    check_health(plain)
    for connection in waiting:
        connection.close()


def hoards(plain, _):
    """Large bodies that never end: some are held, the others are turned away."""
    part = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n" + b"x" * 9_000_000
    waiting = [connect(plain) for _ in range(30)]
    for connection in waiting:
        try:
            connection.sendall(part)
        except OSError:
            pass  # Turned away before all was sent.
    check_health(plain)
    for connection in waiting:
        connection.close()


def check_health(plain):
    status, body = exchange(plain, b"GET /_clbsim/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert status == 200 and json.loads(body) == {"status": "ok"}, (status, body)


HEAD = b"GET / HTTP/1.1\r\nHost: a\r\n"
KINDS = {
    "a body of 12 MB": refuses("RequestSizeLimitExceeded", signed_post(b'{"Offset": "' + b"x" * (12 << 20) + b'"}')),
    "a form of 12 MB": refuses("RequestSizeLimitExceeded", form_post(b"a=" + b"x" * (12 << 20))),
    "10,000 header lines": rejects(HEAD + b"".join(b"X-%d: y\r\n" % number for number in range(10_000)) + b"\r\n"),
    "a header line of 1 MB": rejects(HEAD + b"X: " + b"y" * (1 << 20) + b"\r\n\r\n"),
    "half a head": rejects(b"POST / HTTP/1.1\r\nHo", is_closing=True),
    "half a body": rejects(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{", is_closing=True),
    "halves that stay": stays_half,
    "large halves that stay": hoards,
    "JSON that is not UTF-8": refuses("InvalidParameter", signed_post(b'{"LoadBalancerName": "\xff\xfe"}')),
    "a form that is not UTF-8": refuses("InvalidParameter", form_post(b"Action=%ff%fe&\xff\xfe=\xfd")),
    "JSON 100,000 lists deep": refuses("InvalidParameter", signed_post(b'{"Filters": ' + b"[" * 100_000)),
    "JSON of five million values": refuses("InvalidParameter", signed_post(b'{"Filters": [' + b"1," * 5_000_000 + b"1]}")),
    "no JSON at all": refuses("InvalidParameter", signed_post(b"not JSON")),
    "garbage": rejects(bytes(range(256)) * 100),
    "TLS on the plain port": rejects(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 600),
    "garbage on the TLS port": hangs_up(bytes(range(256)) * 100),
    "plain HTTP on the TLS port": hangs_up(HEAD + b"\r\n"),
}


def main():
    kind, plain, secure = sys.argv[1:4]
    KINDS[kind](plain, secure)
    check_health(plain)


if __name__ == "__main__":
    main()
