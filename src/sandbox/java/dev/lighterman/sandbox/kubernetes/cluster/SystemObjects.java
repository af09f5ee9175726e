package dev.lighterman.sandbox.kubernetes.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.ObjectApi;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.ServiceIpRange;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;
import java.util.List;

/** Creates the objects that exist in a cluster from the start. */
final class SystemObjects {

  private static final WriteOptions WRITE = WriteOptions.by("kube-apiserver");

  private final ObjectApi api;
  private final ClusterSpec spec;

  private SystemObjects(ObjectApi api, ClusterSpec spec) {
    this.api = api;
    this.spec = spec;
  }

  static void create(ObjectApi api, ClusterSpec spec, ServiceIpRange range) {
    var creator = new SystemObjects(api, spec);
    for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
      api.create(ResourceKind.NAMESPACE, "", named(name), WRITE);
    }
    for (int i = 0; i < spec.nodes().size(); i++) {
      api.create(ResourceKind.NODE, "", creator.node(i), WRITE);
    }
    spec.storageClasses().forEach(creator::storageClass);
    creator.service("default", "kubernetes", range.apiServerAddress(), List.of(443));
    creator.service("kube-system", "kube-dns", spec.dnsServiceIp(), List.of(53, 9153));
    api.create(ResourceKind.CLUSTER_ROLE, "", clusterAdmin(), WRITE);
    if (spec.minor() >= 33) {
      var servicecidr = named("kubernetes");
      servicecidr.putObject("spec").putArray("cidrs").add(spec.serviceCidr());
      api.create(ResourceKind.SERVICE_CIDR, "", servicecidr, WRITE);
    }
  }

  private static ObjectNode named(String name) {
    ObjectNode object = JsonTree.object();
    object.putObject("metadata").put("name", name);
    return object;
  }

  private static ObjectNode clusterAdmin() {
    ObjectNode role = named("cluster-admin");
    ObjectNode rule = role.putArray("rules").addObject();
    for (String field : List.of("apiGroups", "resources", "verbs")) {
      rule.putArray(field).add("*");
    }
    return role;
  }

  private ObjectNode node(int index) {
    String name = spec.nodes().get(index);
    ObjectNode node = named(name);
    var labels = JsonTree.child(JsonTree.child(node, "metadata"), "labels");
    labels
        .put("beta.kubernetes.io/arch", "amd64")
        .put("kubernetes.io/arch", "amd64")
        .put("kubernetes.io/hostname", name)
        .put("kubernetes.io/os", "linux");
    if (index == 0) {
      labels.put("node-role.kubernetes.io/control-plane", "");
    }
    node.putObject("spec").put("podCIDR", "10.244." + index + ".0/24");
    status(node.putObject("status"), name, index);
    return node;
  }

  private void status(ObjectNode status, String name, int index) {
    for (String amounts : List.of("capacity", "allocatable")) {
      status
          .putObject(amounts)
          .put("cpu", "4")
          .put("ephemeral-storage", "101430960Ki")
          .put("memory", "8144576Ki")
          .put("pods", "110");
    }
    status
        .putArray("conditions")
        .addObject()
        .put("type", "Ready")
        .put("status", "True")
        .put("reason", "KubeletReady")
        .put("message", "kubelet is posting ready status");
    var addresses = status.putArray("addresses");
    addresses.addObject().put("type", "InternalIP").put("address", "192.168.10." + (index + 11));
    addresses.addObject().put("type", "Hostname").put("address", name);
    info(status.putObject("nodeInfo"));
  }

  private void info(ObjectNode info) {
    info.put("architecture", "amd64")
        .put("containerRuntimeVersion", "containerd://1.7.24")
        .put("kernelVersion", "6.8.0-52-generic")
        .put("kubeletVersion", "v" + spec.version())
        .put("operatingSystem", "linux")
        .put("osImage", "Ubuntu 24.04.1 LTS");
  }

  private void storageClass(ClusterSpec.StorageClass spec) {
    ObjectNode object = named(spec.name()).put("provisioner", spec.provisioner());
    if (spec.isDefault()) {
      JsonTree.child(JsonTree.child(object, "metadata"), "annotations")
          .put(ObjectMeta.DEFAULT_STORAGE_CLASS, "true");
    }
    if (spec.waitsForFirstConsumer()) {
      object.put("volumeBindingMode", "WaitForFirstConsumer");
    }
    api.create(ResourceKind.STORAGE_CLASS, "", object, WRITE);
  }

  private void service(String namespace, String name, String address, List<Integer> ports) {
    ObjectNode service = named(name);
    ObjectNode fields = service.putObject("spec").put("clusterIP", address);
    var list = fields.putArray("ports");
    ports.forEach(port -> list.addObject().put("name", "port-" + port).put("port", port));
    api.create(ResourceKind.SERVICE, namespace, service, WRITE);
  }
}
