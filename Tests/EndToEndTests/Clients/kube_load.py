"""Writes ConfigMaps from several threads and kills the server in the middle of it.

usage: kube_load.py KUBECONFIG PROCESS_ID CALLS JOURNAL

Each thread has names of its own. The journal gets a line before each call and one after its answer, as JSON: the name,
the value the object shall have (null for none), and the revision that the answer told.
"""
import http.client
import json
import os
import signal
import sys
import threading

from kube_wire import Cluster

THREADS = 8
NAMES = 12


class Load:
    def __init__(self, cluster, process_id, calls, journal):
        self.cluster, self.process_id, self.calls = cluster, process_id, calls
        self.journal, self.lock, self.acknowledged = journal, threading.Lock(), 0

    def note(self, **words):
        with self.lock:
            print(json.dumps(words), file=self.journal, flush=True)
            self.acknowledged += "revision" in words
            if self.acknowledged == self.calls and "revision" in words:
                os.kill(self.process_id, signal.SIGKILL)

    def run(self, thread):
        """Creates, patches, replaces and deletes, until the connection breaks."""
        connection = self.cluster.connect()
        path = "/api/v1/namespaces/default/configmaps"
        try:
            there = {each["metadata"]["name"] for each in connection("GET", path)["items"]}
            for step in range(self.calls):
                name = f"load-{thread}-{step % NAMES}"
                value = f"{os.getpid()}-{thread}-{step}"
                body = {"metadata": {"name": name, "labels": {"app": "load"}}, "data": {"value": value}}
                if name not in there:
                    call, there = ("POST", path, body), there | {name}
                elif step % 5 == 4:
                    call, value, there = ("DELETE", f"{path}/{name}", None), None, there - {name}
                elif step % 2:
                    call = ("PATCH", f"{path}/{name}", {"data": {"value": value}})
                else:
                    call = ("PUT", f"{path}/{name}", body)
                self.note(name=name, value=value)
                answer = connection(*call)
                self.note(name=name, value=value, revision=int(answer["metadata"].get("resourceVersion", 0)))
        except (OSError, http.client.HTTPException):
            pass


def main():
    with open(sys.argv[4], "a") as journal:
        load = Load(Cluster(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), journal)
        threads = [threading.Thread(target=load.run, args=[number]) for number in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert load.acknowledged >= load.calls, "the server died too early"


if __name__ == "__main__":
    main()
