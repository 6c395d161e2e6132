"""The Kubernetes client's watches: from now, from a revision, with a selector, and to their end.

usage: kube_watch.py KUBECONFIG
"""
import sys
import threading

from kubernetes import client, config, watch

from kube_checks import config_map, eventually, names, refused

NAMESPACE = "watched"


def collect(core, wanted, **query):
    """The first events of a watch, as pairs of type and name."""
    watcher, told = watch.Watch(), []
    for event in watcher.stream(core.list_namespaced_config_map, NAMESPACE, **query):
        told.append((event["type"], event["object"].metadata.name))
        if len(told) == wanted:
            watcher.stop()
    return told


def check_resuming(core):
    """A watch from a revision tells everything after it, in order, and a deletion with the last state."""
    start = core.list_namespaced_config_map(NAMESPACE).metadata.resource_version
    core.create_namespaced_config_map(NAMESPACE, config_map("a", app="web"))
    core.patch_namespaced_config_map("a", NAMESPACE, {"data": {"size": "big"}})
    core.create_namespaced_config_map(NAMESPACE, config_map("b"))
    core.delete_namespaced_config_map("a", NAMESPACE)
    everything = [("ADDED", "a"), ("MODIFIED", "a"), ("ADDED", "b"), ("DELETED", "a")]
    assert collect(core, 4, resource_version=start) == everything
    assert collect(core, 3, resource_version=start, label_selector="app=web") == [
        ("ADDED", "a"), ("MODIFIED", "a"), ("DELETED", "a")]
    assert collect(core, 9, resource_version=start, field_selector="metadata.name=b", timeout_seconds=1) == [("ADDED", "b")]

    watcher = watch.Watch()
    revisions = [int(event["object"].metadata.resource_version) for event in watcher.stream(
        core.list_namespaced_config_map, NAMESPACE, resource_version=start, timeout_seconds=1)]
    assert revisions == sorted(set(revisions)) and revisions[0] > int(start), revisions
    assert watcher.resource_version == str(revisions[-1])
    assert collect(core, 1, resource_version=watcher.resource_version, timeout_seconds=1) == []


def check_following(core):
    """A watch without a revision begins with what is there, and then follows."""
    told, seen = [], threading.Event()

    def follow():
        ours = {"field_selector": "metadata.name!=kube-root-ca.crt", "timeout_seconds": 20}
        for event in watch.Watch().stream(core.list_namespaced_config_map, NAMESPACE, **ours):
            told.append((event["type"], event["object"].metadata.name))
            seen.set()
            if told[-1][0] == "DELETED":
                break

    thread = threading.Thread(target=follow)
    thread.start()
    assert seen.wait(20), "nothing told"
    core.delete_namespaced_config_map("b", NAMESPACE)
    thread.join(30)
    assert told == [("ADDED", "b"), ("DELETED", "b")], told


def check_selected_changes(core):
    """What comes to match is added, what ceases to match is deleted."""
    start = core.create_namespaced_config_map(NAMESPACE, config_map("c")).metadata.resource_version
    for colour in ("red", "red", "blue"):
        core.patch_namespaced_config_map(
            "c", NAMESPACE, {"metadata": {"labels": {"colour": colour}}, "data": {"n": f"{colour}{start}"}})
        core.patch_namespaced_config_map("c", NAMESPACE, {"data": {"more": colour}})
    told = collect(core, 9, resource_version=start, label_selector="colour=red", timeout_seconds=1)
    assert told == [("ADDED", "c"), ("MODIFIED", "c"), ("DELETED", "c")], told


def check_strange_revisions(core):
    """What is no revision is refused, and so is a list of the future."""
    with refused(400, "BadRequest", "invalid resource version"):
        core.list_namespaced_config_map(NAMESPACE, resource_version="abc")
    with refused(504, "Timeout", "Too large resource version: 999999999"):
        core.list_namespaced_config_map(NAMESPACE, resource_version="999999999")


def check_other_kinds(core):
    """Models of other kinds, and raw objects of custom ones, are told as well."""
    told = [event["object"].metadata.name for event in watch.Watch().stream(core.list_namespace, timeout_seconds=1)]
    assert NAMESPACE in told and "kube-system" in told, told
    custom = client.CustomObjectsApi()
    place = ("cloud.tencent.com", "v1alpha1", NAMESPACE, "tkeserviceconfigs")
    custom.create_namespaced_custom_object(*place, {
        "apiVersion": "cloud.tencent.com/v1alpha1", "kind": "TkeServiceConfig", "metadata": {"name": "a"}, "spec": {}})
    told = [event["object"]["metadata"]["name"] for event in watch.Watch().stream(
        custom.list_namespaced_custom_object, *place, timeout_seconds=1)]
    assert told == ["a"], told


def main():
    config.load_kube_config(sys.argv[1])
    core = client.CoreV1Api()
    core.create_namespace({"metadata": {"name": NAMESPACE}})
    eventually(lambda: "kube-root-ca.crt" in names(core.list_namespaced_config_map(NAMESPACE)), "it is equipped")
    check_resuming(core)
    check_following(core)
    check_selected_changes(core)
    check_strange_revisions(core)
    check_other_kinds(core)


if __name__ == "__main__":
    main()
