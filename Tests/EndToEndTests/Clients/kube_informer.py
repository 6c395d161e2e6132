"""An informer whose connection breaks, which resumes, and whose revision expires while the server is killed.

usage: kube_informer.py KUBECONFIG PROCESS_ID

The informer speaks to a relay, so that its connection can be cut while others write. After the kill the server has to
come back on the same port.
"""
import contextlib
import logging
import os
import signal
import socket
import sys
import threading
from urllib.parse import urlsplit

import urllib3
from kubernetes import client, config
from kubernetes.informer import ADDED, DELETED, ERROR, MODIFIED, SharedInformer

from kube_checks import config_map, eventually

NAMESPACE = "default"


class Relay:
    """A TCP relay that can be cut, with everything that runs through it, and closed to new connections."""

    def __init__(self, port):
        self.target, self.sockets, self.is_open = port, [], True
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            near = self.listener.accept()[0]
            try:
                assert self.is_open
                far = socket.create_connection(("127.0.0.1", self.target))
            except (AssertionError, OSError):
                near.close()
                continue
            self.sockets += [near, far]
            for pair in ((near, far), (far, near)):
                threading.Thread(target=self.pump, args=pair, daemon=True).start()

    def pump(self, source, sink):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
        for each in (source, sink):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def cut(self):
        self.is_open = False
        while self.sockets:
            with contextlib.suppress(OSError):
                self.sockets.pop().shutdown(socket.SHUT_RDWR)


def counted_lists(informer):
    """Notes the revision of every list that an informer makes."""
    listed, make_list = [], informer._initial_list

    def counted():
        make_list()
        listed.append(informer._resource_version)

    informer._initial_list = counted
    return listed


def main():
    logging.disable(logging.CRITICAL)
    config.load_kube_config(sys.argv[1])
    core = client.CoreV1Api()
    place = urlsplit(core.api_client.configuration.host)
    relay = Relay(place.port)
    settings = client.Configuration.get_default_copy()
    settings.host = f"https://127.0.0.1:{relay.port}{place.path}"
    settings.retries = urllib3.Retry(0)
    # It would set the host of the kubeconfig again.
    settings.refresh_api_key_hook = None
    relayed = client.CoreV1Api(client.ApiClient(settings))

    informer = SharedInformer(relayed.list_namespaced_config_map, namespace=NAMESPACE, label_selector="app=informed")
    listed, errors, told = counted_lists(informer), [], []
    informer.add_event_handler(ERROR, errors.append)
    for kind in (ADDED, MODIFIED, DELETED):
        informer.add_event_handler(kind, lambda told_of, kind=kind: told.append((kind, told_of.metadata.name)))

    def agrees():
        there = core.list_namespaced_config_map(NAMESPACE, label_selector="app=informed").items
        mine = {each.metadata.name: each.metadata.resource_version for each in informer.cache.list()}
        return mine == {each.metadata.name: each.metadata.resource_version for each in there}

    def write(name, **data):
        core.create_namespaced_config_map(NAMESPACE, config_map(name, data, app="informed"))

    write("a")
    informer.start()
    eventually(lambda: told == [(ADDED, "a")], "the first list")
    write("b")
    core.patch_namespaced_config_map("a", NAMESPACE, {"data": {"x": "y"}})
    eventually(agrees, "what happens is followed")
    assert told == [(ADDED, "a"), (ADDED, "b"), (MODIFIED, "a")], told

    # Disconnected: what happens meanwhile is told after the resumption, once, in order, without a new list.
    relay.cut()
    write("c")
    core.delete_namespaced_config_map("a", NAMESPACE)
    eventually(lambda: errors, "the break is noticed")
    assert not agrees()
    relay.is_open = True
    eventually(agrees, "the informer resumes")
    assert told[3:] == [(ADDED, "c"), (DELETED, "a")] and len(listed) == 1, (told, listed)

    # Expired: the server forgets its changes when it dies, so what is older than its restart has to be listed anew.
    relay.cut()
    write("d")
    core.delete_namespaced_config_map("b", NAMESPACE)
    errors.clear()
    os.kill(int(sys.argv[2]), signal.SIGKILL)
    eventually(lambda: can_read(core), "the server is back", seconds=60)
    relay.is_open = True
    eventually(agrees, "the informer lists anew")
    assert len(listed) == 2 and 410 in [getattr(error, "status", None) for error in errors], (listed, errors)
    # A list tells no order: what is gone comes first, then what is there.
    assert told[5:6] == [(DELETED, "b")] and sorted(told[6:]) == [(ADDED, "d"), (MODIFIED, "c")], told
    write("e")
    eventually(agrees, "what happens is followed again")
    print(len(told), "events,", len(listed), "lists,", len(errors), "errors")
    # The thread ends with the process: its stop would wait for the next event.
    sys.stdout.flush()
    os._exit(0)


def can_read(core):
    try:
        return core.read_namespace("default")
    except (client.ApiException, urllib3.exceptions.HTTPError, OSError):
        return None


if __name__ == "__main__":
    main()
