"""Two candidates for one lock, of both kinds: one leads, the other waits, and takes over once the first has gone.

usage: kube_leader.py KUBECONFIG
"""
import logging
import sys
import threading

from kubernetes import client, config
from kubernetes.leaderelection import electionconfig, leaderelection
from kubernetes.leaderelection.resourcelock.configmaplock import ConfigMapLock
from kubernetes.leaderelection.resourcelock.leaselock import LeaseLock

from kube_checks import eventually


class Candidate:
    """One who wants to lead; the work of the leader lasts until it is told to fail."""

    def __init__(self, kind, name):
        self.leads, self.fails, self.stopped = threading.Event(), threading.Event(), threading.Event()
        settings = electionconfig.Config(
            kind("lock", "default", name), lease_duration=3, renew_deadline=2, retry_period=1,
            onstarted_leading=self.work, onstopped_leading=self.stopped.set)
        self.thread = threading.Thread(target=leaderelection.LeaderElection(settings).run, daemon=True)

    def work(self):
        self.leads.set()
        self.fails.wait()
        raise RuntimeError("the work failed")


def check(kind, holder, renewals):
    first, second = Candidate(kind, "first"), Candidate(kind, "second")
    first.thread.start()
    assert first.leads.wait(30), "nobody leads"
    assert holder() == "first", holder()
    second.thread.start()
    before = renewals()
    eventually(lambda: renewals() != before, "the lease is renewed")
    assert not second.leads.is_set(), "two leaders"
    first.fails.set()
    assert first.stopped.wait(30), "the first still leads"
    assert second.leads.wait(30), "nobody took over"
    assert holder() == "second", holder()
    second.fails.set()
    for candidate in (first, second):
        candidate.thread.join(30)


def main():
    config.load_kube_config(sys.argv[1])
    # That the work fails is how a leader is made to stop here.
    logging.getLogger("leaderelection").setLevel(logging.CRITICAL)
    leases, core = client.CoordinationV1Api(), client.CoreV1Api()

    def record():
        notes = core.read_namespaced_config_map("lock", "default").metadata.annotations
        return notes["control-plane.alpha.kubernetes.io/leader"]

    check(LeaseLock, lambda: leases.read_namespaced_lease("lock", "default").spec.holder_identity,
          lambda: leases.read_namespaced_lease("lock", "default").spec.renew_time)
    check(ConfigMapLock, lambda: "first" if '"first"' in record() else "second", record)


if __name__ == "__main__":
    main()
