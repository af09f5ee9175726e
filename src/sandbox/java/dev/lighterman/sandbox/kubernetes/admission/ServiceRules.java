package dev.lighterman.sandbox.kubernetes.admission;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.ServiceIpRange;
import java.util.List;
import java.util.Set;

/** Defaults and validation of services, with their cluster IP. */
final class ServiceRules implements KindRules {

  private static final Set<String> TYPES =
      Set.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");

  private final ObjectStore store;
  private final ServiceIpRange range;
  private final boolean dryRun;

  ServiceRules(ObjectStore store, ServiceIpRange range, boolean dryRun) {
    this.store = store;
    this.range = range;
    this.dryRun = dryRun;
  }

  @Override
  public void setDefaults(ObjectNode service) {
    ObjectNode spec = JsonTree.child(service, "spec");
    JsonTree.setDefault(spec, "type", "ClusterIP");
    JsonTree.setDefault(spec, "sessionAffinity", "None");
    JsonTree.objects(spec.path("ports")).forEach(ServiceRules::setPortDefaults);
    JsonTree.child(JsonTree.child(service, "status"), "loadBalancer");
    if (!spec.path("type").asText().equals("ExternalName")) {
      assignClusterIp(spec, ObjectMeta.uid(service));
    }
  }

  private void assignClusterIp(ObjectNode spec, String uid) {
    JsonTree.setDefault(spec, "internalTrafficPolicy", "Cluster");
    JsonTree.setDefault(spec, "ipFamilyPolicy", "SingleStack");
    if (!spec.has("ipFamilies")) {
      spec.putArray("ipFamilies").add("IPv4");
    }
    if (spec.path("clusterIP").asText().isEmpty()) {
      spec.put("clusterIP", spec.path("clusterIPs").path(0).asText());
    }
    if (spec.path("clusterIP").asText().isEmpty()) {
      range.nextFree(allocatedIps(uid)).ifPresent(ip -> spec.put("clusterIP", ip));
    }
    if (!spec.has("clusterIPs")) {
      spec.putArray("clusterIPs").add(spec.path("clusterIP").asText());
    }
  }

  private static void setPortDefaults(ObjectNode port) {
    JsonTree.setDefault(port, "protocol", "TCP");
    if (!port.hasNonNull("targetPort")) {
      port.set("targetPort", port.path("port"));
    }
  }

  @Override
  public void validate(ObjectNode service, ValidationErrors errors) {
    JsonNode spec = service.path("spec");
    errors.requireOneOf(spec.path("type"), "spec.type", TYPES);
    boolean headless = spec.path("clusterIP").asText().equals("None");
    boolean external = spec.path("type").asText().equals("ExternalName");
    if (!headless && !external) {
      errors.require(spec, "ports", "spec.ports");
    }
    validatePorts(spec.path("ports"), errors);
    if (!headless && !external && errors.errors().isEmpty()) {
      validateClusterIp(service, spec.path("clusterIPs").path(0).asText(), errors);
    }
  }

  @Override
  public void validateUpdate(ObjectNode before, ObjectNode after, ValidationErrors errors) {
    JsonNode oldIps = before.path("spec").path("clusterIPs");
    JsonNode newIps = after.path("spec").path("clusterIPs");
    if (oldIps.size() > 0 && !oldIps.equals(newIps)) {
      errors.add(
          FieldError.invalid(
              "spec.clusterIPs[0]", GoValue.format(newIps), "may not change once set"));
    }
  }

  private void validatePorts(JsonNode ports, ValidationErrors errors) {
    int index = 0;
    for (JsonNode port : ports) {
      String portPath = "spec.ports[" + index++ + "]";
      int number = port.path("port").asInt();
      if (number < 1 || number > 65535) {
        errors.add(
            FieldError.invalid(
                portPath + ".port",
                Integer.toString(number),
                "must be between 1 and 65535, inclusive"));
      }
      if (ports.size() > 1) {
        errors.require(port, "name", portPath + ".name");
      }
    }
  }

  private void validateClusterIp(ObjectNode service, String address, ValidationErrors errors) {
    if (!ServiceIpRange.isAddress(address)) {
      errors.add(
          FieldError.invalid(
              "spec.clusterIPs[0]",
              FieldError.quoted(address),
              "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
    } else if (!isInRange(address)) {
      errors.add(allocationError(address, outOfRange(address)));
    } else if (!dryRun && allocatedIps(ObjectMeta.uid(service)).contains(address)) {
      errors.add(allocationError(address, "provided IP is already allocated"));
    }
  }

  /** In the range of the cluster's options, or in one of the ServiceCIDRs where they are served. */
  private boolean isInRange(String address) {
    return range.contains(address)
        || serviceCidrs().stream().anyMatch(cidr -> ServiceIpRange.of(cidr).contains(address));
  }

  private List<String> serviceCidrs() {
    return store.list(ResourceKind.SERVICE_CIDR, "").stream()
        .filter(cidr -> !ObjectMeta.isTerminating(cidr))
        .flatMap(cidr -> JsonTree.items(cidr.path("spec").path("cidrs")))
        .map(JsonNode::asText)
        .filter(ServiceIpRange::isRange)
        .toList();
  }

  /** With ServiceCIDRs, only a dry run tells the range. */
  private String outOfRange(String address) {
    return dryRun || serviceCidrs().isEmpty()
        ? "the provided IP (%s) is not in the valid range. The range of valid IPs is %s"
            .formatted(address, range)
        : "the provided network does not match the current range";
  }

  private static FieldError allocationError(String address, String reason) {
    return FieldError.invalid(
        "spec.clusterIPs",
        "[]string{" + FieldError.quoted(address) + "}",
        "failed to allocate IP " + address + ": " + reason);
  }

  /** The cluster IPs of all services except the one with that uid. */
  private Set<String> allocatedIps(String uid) {
    return store.list(ResourceKind.SERVICE, "").stream()
        .filter(other -> !ObjectMeta.uid(other).equals(uid))
        .map(other -> other.path("spec").path("clusterIP").asText())
        .collect(toSet());
  }
}
