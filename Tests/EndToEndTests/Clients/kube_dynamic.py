"""What goes by discovery and by plain objects: custom resources, the dynamic client, files of manifests.

usage: kube_dynamic.py KUBECONFIG
"""
import sys
import tempfile

from kubernetes import client, config, dynamic, utils

from kube_checks import config_map, eventually, refused

GROUP, VERSION, PLURAL = "example.com", "v1", "widgets"
MANIFEST = """
apiVersion: v1
kind: Namespace
metadata: {name: from-file}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: from-file}
data: {colour: blue}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: from-file}
spec:
  replicas: 0
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1"}]}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Widget, listKind: WidgetList, plural: widgets, singular: widget}
  versions:
  - name: v1
    served: true
    storage: true
    subresources: {status: {}}
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec: {type: object, properties: {size: {type: integer, minimum: 1}}}
          status: {type: object, x-kubernetes-preserve-unknown-fields: true}
"""


def check_file(api):
    """Every document of a file becomes an object; a second time all of them are there."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(MANIFEST)
        file.flush()
        made = utils.create_from_yaml(api, file.name)
        assert len(made) == 4, made
        try:
            utils.create_from_yaml(api, file.name)
        except utils.FailToCreateError as failure:
            assert [each.status for each in failure.api_exceptions] == [409] * 4, failure
        else:
            raise AssertionError("created twice")
    assert client.CoreV1Api(api).read_namespaced_config_map("settings", "from-file").data == {"colour": "blue"}


def check_list(api):
    """The elements of a list become objects of their own."""
    elements = [{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name}} for name in ("one", "two")]
    utils.create_from_dict(api, {"apiVersion": "v1", "kind": "List", "items": elements}, namespace="from-file")
    found = client.CoreV1Api(api).list_namespaced_config_map("from-file").items
    assert {"one", "two"} <= {each.metadata.name for each in found}, found


def check_custom_objects(api):
    """Custom objects, their status and their patches."""
    custom = client.CustomObjectsApi(api)
    place = (GROUP, VERSION, "default", PLURAL)
    widget = {"apiVersion": "example.com/v1", "kind": "Widget", "metadata": {"name": "one"}, "spec": {"size": 1}}
    eventually(lambda: "True" == next((each.status for each in client.ApiextensionsV1Api(api).read_custom_resource_definition(
        "widgets.example.com").status.conditions or [] if each.type == "Established"), None), "the kind is established")
    made = custom.create_namespaced_custom_object(*place, widget)
    assert made["metadata"]["generation"] == 1 and made["spec"] == {"size": 1}, made
    patched = custom.patch_namespaced_custom_object(*place, "one", {"spec": {"size": 2}})
    assert patched["spec"] == {"size": 2} and patched["metadata"]["generation"] == 2, patched
    with refused(422, "Invalid", "spec.size"):
        custom.patch_namespaced_custom_object(*place, "one", {"spec": {"size": 0}})
    shown = custom.patch_namespaced_custom_object_status(*place, "one", {"spec": {"size": 9}, "status": {"ready": True}})
    assert shown["status"] == {"ready": True} and shown["spec"] == {"size": 2}, shown
    assert shown["metadata"]["generation"] == 2, shown
    stale = {**made, "spec": {"size": 3}}
    with refused(409, "Conflict", 'Operation cannot be fulfilled on widgets.example.com "one"'):
        custom.replace_namespaced_custom_object(*place, "one", stale)
    found = custom.list_namespaced_custom_object(*place)
    assert found["kind"] == "WidgetList" and [each["metadata"]["name"] for each in found["items"]] == ["one"], found
    with refused(404, "NotFound"):
        custom.get_namespaced_custom_object(*place, "two")
    custom.delete_namespaced_custom_object(*place, "one")
    assert not custom.list_namespaced_custom_object(*place)["items"]


def check_dynamic(api):
    """The dynamic client finds kinds by discovery, and serves every verb from that."""
    server = dynamic.DynamicClient(api)
    maps = server.resources.get(api_version="v1", kind="ConfigMap")
    made = maps.create(body=config_map("dynamic", {"a": "b"}, app="web"), namespace="default")
    assert made.metadata.uid and made.data.a == "b"
    assert [item.metadata.name for item in maps.get(namespace="default", label_selector="app=web").items] == ["dynamic"]
    merge = "application/merge-patch+json"
    changed = maps.patch(body={"data": {"a": "c"}}, name="dynamic", namespace="default", content_type=merge)
    assert changed.data.a == "c"
    applied = server.server_side_apply(maps, body=config_map("dynamic", {"d": "e"}), name="dynamic",
                                       namespace="default", field_manager="script")
    assert applied.data.to_dict() == {"a": "c", "d": "e"}, applied
    events = maps.watch(namespace="default", resource_version=made.metadata.resourceVersion, timeout=2)
    told = [event["type"] for event in events]
    assert told == ["MODIFIED", "MODIFIED"], told
    with refused_dynamically("NotFoundError"):
        maps.get(name="missing", namespace="default")
    with refused_dynamically("ConflictError"):
        maps.create(body=config_map("dynamic"), namespace="default")
    maps.delete(name="dynamic", namespace="default")
    widgets = server.resources.get(api_version="example.com/v1", kind="Widget")
    assert widgets.namespaced and widgets.subresources["status"], widgets
    ingresses = server.resources.get(api_version="networking.k8s.io/v1", kind="Ingress")
    assert "ing" in ingresses.short_names and not ingresses.get(namespace="default").items
    assert server.resources.search(kind="TkeServiceConfig"), "the vendor's own kind is not discovered"


class refused_dynamically:
    """The body has to be refused with the dynamic client's exception of that name."""

    def __init__(self, name):
        self.error = getattr(dynamic.exceptions, name)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        assert kind is not None and issubclass(kind, self.error), f"no {self.error.__name__}"
        return True


def main():
    config.load_kube_config(sys.argv[1])
    api = client.ApiClient()
    check_file(api)
    check_list(api)
    check_custom_objects(api)
    check_dynamic(api)


if __name__ == "__main__":
    main()
