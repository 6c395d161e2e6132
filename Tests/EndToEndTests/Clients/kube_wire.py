"""A cluster's API over one kept TLS connection: the Kubernetes client spends more on a call than the server does."""
import base64
import http.client
import json
import ssl
from urllib.parse import urlsplit

import yaml

TYPES = {"PATCH": "application/merge-patch+json"}


class Refused(Exception):
    """A Status that is not a success."""


class Cluster:
    """Where a kubeconfig leads to."""

    def __init__(self, kubeconfig):
        with open(kubeconfig) as file:
            read = yaml.safe_load(file)
        cluster = read["clusters"][0]["cluster"]
        self.place = urlsplit(cluster["server"])
        self.token = read["users"][0]["user"]["token"]
        authority = base64.b64decode(cluster["certificate-authority-data"]).decode()
        self.trust = ssl.create_default_context(cadata=authority)

    def connect(self, timeout=30):
        return Connection(self, timeout)


class Connection:
    def __init__(self, cluster, timeout):
        self.cluster = cluster
        self.http = http.client.HTTPSConnection(cluster.place.netloc, context=cluster.trust, timeout=timeout)

    def request(self, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.cluster.token}",
                   "Content-Type": TYPES.get(method, "application/json")}
        text = None if body is None else json.dumps(body)
        self.http.request(method, self.cluster.place.path + path, text, headers)
        return self.http.getresponse()

    def __call__(self, method, path, body=None):
        answer = json.loads(self.request(method, path, body).read())
        if answer.get("kind") == "Status" and answer.get("status") != "Success":
            raise Refused(answer)
        return answer

    def lines(self, path):
        """The events of a watch, as they come."""
        for line in self.request("GET", path):
            yield json.loads(line)
