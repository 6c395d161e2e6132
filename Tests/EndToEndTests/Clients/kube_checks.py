"""What the scripts that speak to a cluster expect of its answers."""
import contextlib
import json
import time

from kubernetes.client.exceptions import ApiException


@contextlib.contextmanager
def refused(status, reason, *words):
    """The body has to be refused with that status, and the message has to hold those words."""
    try:
        yield
    except ApiException as refusal:
        told = json.loads(refusal.body)
        assert (refusal.status, told["reason"], told["code"]) == (status, reason, status), told
        assert told["kind"] == "Status" and told["status"] == "Failure", told
        for word in words:
            assert word in told["message"], (word, told["message"])
    else:
        raise AssertionError(f"not refused with {status} {reason}")


def eventually(condition, what, seconds=30):
    """Waits until a condition holds, and gives what it gave."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s: {what}")


def config_map(name, data=None, **labels):
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, "labels": labels}, "data": data or {}}


def names(found):
    """The names of a list's items, in the order of the list."""
    return [item.metadata.name for item in found.items]
