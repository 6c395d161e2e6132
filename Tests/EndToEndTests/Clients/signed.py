"""A small signed client on one kept connection: the SDK spends more on a call than the server does."""
import hashlib
import hmac
import http.client
import json
import time

VERSIONS = {"clb": "2018-03-17", "vpc": "2017-03-12"}
REGION = "ap-guangzhou"


class Refused(Exception):
    """An error of the API; its code is the text."""


class Client:
    def __init__(self, endpoint, timeout=30):
        self.endpoint = endpoint
        self.connection = http.client.HTTPConnection(endpoint, timeout=timeout)

    def __call__(self, service, action, **parameters):
        body = json.dumps(parameters)
        now = int(time.time())
        headers = {
            "Content-Type": "application/json", "Host": self.endpoint, "X-TC-Action": action,
            "X-TC-Version": VERSIONS[service], "X-TC-Region": REGION, "X-TC-Timestamp": str(now),
            "Authorization": authorization(service, self.endpoint, now, body)}
        self.connection.request("POST", "/", body, headers)
        answer = json.loads(self.connection.getresponse().read())["Response"]
        if "Error" in answer:
            raise Refused(answer["Error"]["Code"])
        return answer


def authorization(service, host, now, body, secret_id="AKIDclbsim", secret_key="clbsim"):
    """TC3-HMAC-SHA256 over the two headers that every client signs."""
    date = time.strftime("%Y-%m-%d", time.gmtime(now))
    scope = f"{date}/{service}/tc3_request"
    digest = hashlib.sha256(body.encode() if isinstance(body, str) else body).hexdigest()
    canonical = f"POST\n/\n\ncontent-type:application/json\nhost:{host}\n\ncontent-type;host\n{digest}"
    text = f"TC3-HMAC-SHA256\n{now}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = ("TC3" + secret_key).encode()
    for part in (date, service, "tc3_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, text.encode(), "sha256").hex()
    return f"TC3-HMAC-SHA256 Credential={secret_id}/{scope}, SignedHeaders=content-type;host, Signature={signature}"


def pages(client, service, action, member, **parameters):
    """All items of a list, page by page, which must add up to the total it tells."""
    items, total = [], 1
    while len(items) < total:
        page = client(service, action, Offset=len(items), Limit=100, **parameters)
        total = page["TotalCount"]
        assert page[member] or not total, page
        items += page[member]
    assert len(items) == total, (len(items), total)
    return items
