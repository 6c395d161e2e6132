"""Compares what a restarted server shows with the journal of the writes its predecessors were killed under.

usage: kube_check_load.py KUBECONFIG JOURNAL WATCHED

WATCHED keeps, from one call to the next, the last revision that was seen: a watcher resumes there.
"""
import json
import pathlib
import sys

from kube_wire import Cluster

PATH = "/api/v1/namespaces/default/configmaps"
OURS = "labelSelector=app%3Dload"


def check_objects(found, journal):
    """Each object is as its last acknowledged write left it, or as one after that made it that was cut off."""
    possible, revisions = {}, []
    for line in map(json.loads, journal):
        if "revision" in line:
            possible[line["name"]] = {line["value"]}
            revisions += [line["revision"]] if line["revision"] else []
        else:
            possible.setdefault(line["name"], {None}).add(line["value"])
    there = {each["metadata"]["name"]: each["data"]["value"] for each in found["items"]}
    for name, values in possible.items():
        assert there.get(name) in values, f"{name} is {there.get(name)}, not one of {values}"
    unasked = there.keys() - possible.keys()
    assert not unasked, f"nobody made {unasked}"
    assert len(set(revisions)) == len(revisions), "a revision was given twice"
    newest = int(found["metadata"]["resourceVersion"])
    assert newest >= max(revisions, default=0), (newest, max(revisions))
    shown = [int(each["metadata"]["resourceVersion"]) for each in found["items"]]
    assert len(set(shown)) == len(shown) and max(shown, default=0) <= newest, shown
    return len(revisions), len(there), newest


def watch(connection, revision):
    """What a watch from a revision tells within a second."""
    return list(connection.lines(f"{PATH}?watch=1&{OURS}&resourceVersion={revision}&timeoutSeconds=1"))


def check_watchers(cluster, newest, earlier):
    """From the newest revision one can go on; from one before the restart one is told to list anew, or misses nothing."""
    assert watch(cluster.connect(), newest) == []
    connection = cluster.connect()
    made = connection("POST", PATH, {"metadata": {"name": "load-mark", "labels": {"app": "load"}}, "data": {"value": ""}})
    gone = connection("DELETE", f"{PATH}/load-mark")
    told = [(event["type"], event["object"]["metadata"]["name"]) for event in watch(cluster.connect(), newest)]
    assert told == [("ADDED", "load-mark"), ("DELETED", "load-mark")], told
    assert int(made["metadata"]["resourceVersion"]) > newest, (made, newest)
    assert gone["status"] == "Success", gone
    if earlier is None or earlier >= newest:
        return
    told = watch(cluster.connect(), earlier)
    assert [event["type"] for event in told] == ["ERROR"], told
    status = told[0]["object"]
    assert (status["code"], status["reason"]) == (410, "Expired"), status
    assert status["message"].startswith(f"too old resource version: {earlier} ("), status


def main():
    cluster = Cluster(sys.argv[1])
    kept = pathlib.Path(sys.argv[3])
    connection = cluster.connect()
    found = connection("GET", f"{PATH}?{OURS}")
    with open(sys.argv[2]) as journal:
        writes, objects, newest = check_objects(found, journal)
    earlier = int(kept.read_text()) if kept.exists() else None
    assert earlier is None or newest >= earlier, "revisions went back"
    check_watchers(cluster, newest, earlier)
    last = connection("GET", f"{PATH}?{OURS}")["metadata"]["resourceVersion"]
    kept.write_text(last)
    print(writes, "acknowledged writes,", objects, "objects, at revision", last)


if __name__ == "__main__":
    main()
