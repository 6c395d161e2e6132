"""The typed API classes of the Kubernetes client: every verb, as its models send and read it.

usage: kube_typed.py KUBECONFIG
"""
import sys

from kubernetes import client, config

from kube_checks import config_map, eventually, names, refused

NAMESPACE = "typed"
# What the controllers put into every namespace comes when it comes.
OURS = "metadata.name!=kube-root-ca.crt"


def check_objects(core):
    """Models are created, read back, and refused in the server's words."""
    made = core.create_namespaced_config_map(NAMESPACE, client.V1ConfigMap(
        metadata=client.V1ObjectMeta(name="settings", labels={"app": "web"}), data={"colour": "blue"},
        binary_data={"logo": "AAEC"}))
    assert made.metadata.uid and made.metadata.creation_timestamp.tzinfo, made
    assert made.metadata.managed_fields[0].manager == "OpenAPI-Generator", made.metadata.managed_fields
    read = core.read_namespaced_config_map("settings", NAMESPACE)
    assert read == made, "what is read is not what was created"
    with refused(409, "AlreadyExists", 'configmaps "settings" already exists'):
        core.create_namespaced_config_map(NAMESPACE, config_map("settings"))
    with refused(404, "NotFound", 'configmaps "missing" not found'):
        core.read_namespaced_config_map("missing", NAMESPACE)
    with refused(422, "Invalid", 'ConfigMap "Upper" is invalid: metadata.name: Invalid value: "Upper"'):
        core.create_namespaced_config_map(NAMESPACE, config_map("Upper"))
    dry = core.create_namespaced_config_map(NAMESPACE, config_map("dry"), dry_run="All")
    assert dry.metadata.uid
    with refused(404, "NotFound"):
        core.read_namespaced_config_map("dry", NAMESPACE)
    secret = core.create_namespaced_secret(NAMESPACE, client.V1Secret(
        metadata=client.V1ObjectMeta(generate_name="key-"), string_data={"password": "abc"}))
    assert secret.data == {"password": "YWJj"} and secret.type == "Opaque" and len(secret.metadata.name) == 9, secret


def check_lists(core):
    """Selectors of labels and fields, and pages."""
    for number in range(7):
        core.create_namespaced_config_map(NAMESPACE, config_map(f"page-{number}", tier="odd" if number % 2 else "even"))

    def selected(**query):
        return names(core.list_namespaced_config_map(NAMESPACE, **query))

    assert selected(label_selector="tier=odd") == ["page-1", "page-3", "page-5"]
    assert selected(label_selector="tier in (even),tier") == ["page-0", "page-2", "page-4", "page-6"]
    assert selected(label_selector="tier!=odd,tier!=even", field_selector=OURS) == ["settings"]
    assert selected(field_selector="metadata.name=page-2") == ["page-2"]
    with refused(400, "BadRequest", "spec.colour"):
        selected(field_selector="spec.colour=red")

    eventually(lambda: "kube-root-ca.crt" in selected(), "the namespace is equipped")
    page = core.list_namespaced_config_map(NAMESPACE, limit=3)
    whole, sizes = names(page), [len(page.items)]
    assert page.metadata.remaining_item_count == 6, page.metadata
    first = page.metadata.resource_version
    while page.metadata._continue:
        page = core.list_namespaced_config_map(NAMESPACE, limit=3, _continue=page.metadata._continue)
        assert page.metadata.resource_version == first, "pages tell different revisions"
        whole += names(page)
        sizes.append(len(page.items))
    assert sizes == [3, 3, 3] and whole == selected() == sorted(whole), (sizes, whole)
    with refused(400, "BadRequest", "continue key is not valid"):
        core.list_namespaced_config_map(NAMESPACE, _continue="nonsense")
    everywhere = core.list_config_map_for_all_namespaces(label_selector="tier=odd")
    assert names(everywhere) == ["page-1", "page-3", "page-5"]


def check_patches(core, apps):
    """The client chooses the kind of a patch by its type: a list is a JSON patch, an object a strategic one."""
    patched = core.patch_namespaced_config_map("settings", NAMESPACE, {"data": {"size": "big"}})
    assert patched.data == {"colour": "blue", "size": "big"}
    patched = core.patch_namespaced_config_map("settings", NAMESPACE, [
        {"op": "test", "path": "/data/size", "value": "big"}, {"op": "remove", "path": "/data/size"}])
    assert patched.data == {"colour": "blue"}
    with refused(422, "Invalid"):
        core.patch_namespaced_config_map("settings", NAMESPACE, [{"op": "test", "path": "/data/colour", "value": "no"}])
    patched = core.patch_namespaced_config_map(
        "settings", NAMESPACE, {"data": {"colour": None}}, _content_type="application/merge-patch+json")
    assert not patched.data
    apply = {"_content_type": "application/apply-patch+yaml", "field_manager": "script"}
    patched = core.patch_namespaced_config_map("settings", NAMESPACE, config_map("settings", {"a": "b"}), **apply)
    assert patched.data == {"a": "b"} and patched.metadata.managed_fields[0].operation == "Apply", patched
    with refused(409, "Conflict", 'conflict with "script": .data.a'):
        core.patch_namespaced_config_map("settings", NAMESPACE, config_map("settings", {"a": "c"}),
                                         **{**apply, "field_manager": "other"})

    labels = {"app": "web"}
    container = client.V1Container(name="web", image="nginx:1")
    apps.create_namespaced_deployment(NAMESPACE, client.V1Deployment(
        metadata=client.V1ObjectMeta(name="web"),
        spec=client.V1DeploymentSpec(
            replicas=0, selector=client.V1LabelSelector(match_labels=labels),
            template=client.V1PodTemplateSpec(
                metadata=client.V1ObjectMeta(labels=labels), spec=client.V1PodSpec(containers=[container])))))
    more = {"spec": {"template": {"spec": {"containers": [{"name": "log", "image": "log:1"}]}}}}
    deployment = apps.patch_namespaced_deployment("web", NAMESPACE, more)
    assert {each.name for each in deployment.spec.template.spec.containers} == {"web", "log"}, "not merged by name"
    assert deployment.spec.strategy.rolling_update.max_surge == "25%", deployment.spec.strategy
    assert apps.read_namespaced_deployment_scale("web", NAMESPACE).spec.replicas == 0
    apps.patch_namespaced_deployment_scale("web", NAMESPACE, {"spec": {"replicas": 1}})
    assert apps.read_namespaced_deployment("web", NAMESPACE).spec.replicas == 1


def check_replacing(core):
    """Of two who replace what both have read, the later one loses; without a revision nobody does."""
    mine = core.read_namespaced_config_map("settings", NAMESPACE)
    theirs = core.read_namespaced_config_map("settings", NAMESPACE)
    mine.data = {"writer": "me"}
    mine = core.replace_namespaced_config_map("settings", NAMESPACE, mine)
    theirs.data = {"writer": "they"}
    with refused(409, "Conflict", 'Operation cannot be fulfilled on configmaps "settings": the object has been modified'):
        core.replace_namespaced_config_map("settings", NAMESPACE, theirs)
    same = core.replace_namespaced_config_map("settings", NAMESPACE, mine)
    assert same.metadata.resource_version == mine.metadata.resource_version, "nothing changed, yet a new revision"
    theirs.metadata.resource_version = None
    assert core.replace_namespaced_config_map("settings", NAMESPACE, theirs).data == {"writer": "they"}


def check_deleting(core):
    """Preconditions, collections, finalizers, and namespaces with what they hold."""
    there = core.read_namespaced_config_map("settings", NAMESPACE)
    wrong = client.V1DeleteOptions(preconditions=client.V1Preconditions(uid="other"))
    with refused(409, "Conflict", "the UID in the precondition (other) does not match the UID in record"):
        core.delete_namespaced_config_map("settings", NAMESPACE, body=wrong)
    right = client.V1DeleteOptions(preconditions=client.V1Preconditions(uid=there.metadata.uid))
    status = core.delete_namespaced_config_map("settings", NAMESPACE, body=right)
    # The client leaves this answer as it is: it may be a status as well as the object.
    assert status["status"] == "Success" and status["details"]["uid"] == there.metadata.uid, status
    core.delete_namespaced_config_map("page-6", NAMESPACE, propagation_policy="Foreground")
    eventually(lambda: "page-6" not in names(core.list_namespaced_config_map(NAMESPACE)), "the foreground deletion ends")
    core.delete_collection_namespaced_config_map(NAMESPACE, label_selector="tier=odd")
    left = names(core.list_namespaced_config_map(NAMESPACE, label_selector="tier"))
    assert left == ["page-0", "page-2", "page-4"], left

    core.create_namespaced_config_map(NAMESPACE, {
        **config_map("held"), "metadata": {"name": "held", "finalizers": ["example.com/hold"]}})
    core.delete_namespaced_config_map("held", NAMESPACE)
    held = core.read_namespaced_config_map("held", NAMESPACE)
    assert held.metadata.deletion_timestamp and held.metadata.deletion_grace_period_seconds == 0, held.metadata
    core.patch_namespaced_config_map("held", NAMESPACE, {"metadata": {"finalizers": None}})
    with refused(404, "NotFound"):
        core.read_namespaced_config_map("held", NAMESPACE)

    core.delete_namespace(NAMESPACE)
    eventually(lambda: NAMESPACE not in names(core.list_namespace()), "the namespace goes")


def check_network(core, network):
    """A Service and an Ingress are read by their models; the vendor gives no cluster IP before there is a balancer."""
    service = core.create_namespaced_service(NAMESPACE, client.V1Service(
        metadata=client.V1ObjectMeta(name="web"),
        spec=client.V1ServiceSpec(selector={"app": "web"}, ports=[client.V1ServicePort(port=80, target_port="http")])))
    assert service.spec.type == "ClusterIP" and not service.spec.cluster_ip, service.spec
    assert service.spec.ports[0].protocol == "TCP" and service.spec.ports[0].target_port == "http", service.spec
    backend = client.V1IngressBackend(service=client.V1IngressServiceBackend(
        name="web", port=client.V1ServiceBackendPort(number=80)))
    ingress = network.create_namespaced_ingress(NAMESPACE, client.V1Ingress(
        metadata=client.V1ObjectMeta(name="web", annotations={"kubernetes.io/ingress.class": "none"}),
        spec=client.V1IngressSpec(rules=[client.V1IngressRule(host="web.example.com", http=client.V1HTTPIngressRuleValue(
            paths=[client.V1HTTPIngressPath(path="/", path_type="Prefix", backend=backend)]))])))
    assert ingress.spec.rules[0].http.paths[0].backend.service.port.number == 80
    assert names(network.list_namespaced_ingress(NAMESPACE)) == ["web"]


def main():
    config.load_kube_config(sys.argv[1])
    core, apps, network = client.CoreV1Api(), client.AppsV1Api(), client.NetworkingV1Api()
    assert client.VersionApi().get_code().major == "1"
    core.create_namespace(client.V1Namespace(metadata=client.V1ObjectMeta(name=NAMESPACE)))
    check_objects(core)
    check_lists(core)
    check_patches(core, apps)
    check_replacing(core)
    check_network(core, network)
    check_deleting(core)


if __name__ == "__main__":
    main()
