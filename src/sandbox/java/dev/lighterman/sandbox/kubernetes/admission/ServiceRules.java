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
import java.util.Set;

/** Services: an address from the range, free or as asked. */
final class ServiceRules implements KindRules {

  private static final Set<String> TYPES =
      Set.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");

  private final ObjectStore store;
  private final ServiceIpRange range;

  ServiceRules(ObjectStore store, ServiceIpRange range) {
    this.store = store;
    this.range = range;
  }

  @Override
  public void complete(ObjectNode service) {
    ObjectNode spec = JsonTree.child(service, "spec");
    JsonTree.fill(spec, "type", "ClusterIP");
    JsonTree.fill(spec, "sessionAffinity", "None");
    JsonTree.objects(spec.path("ports")).forEach(ServiceRules::completePort);
    JsonTree.child(JsonTree.child(service, "status"), "loadBalancer");
    if (!spec.path("type").asText().equals("ExternalName")) {
      completeAddress(spec, ObjectMeta.uid(service));
    }
  }

  private void completeAddress(ObjectNode spec, String uid) {
    JsonTree.fill(spec, "internalTrafficPolicy", "Cluster");
    JsonTree.fill(spec, "ipFamilyPolicy", "SingleStack");
    if (!spec.has("ipFamilies")) {
      spec.putArray("ipFamilies").add("IPv4");
    }
    if (spec.path("clusterIP").asText().isEmpty()) {
      spec.put("clusterIP", spec.path("clusterIPs").path(0).asText());
    }
    if (spec.path("clusterIP").asText().isEmpty()) {
      range.free(taken(uid)).ifPresent(ip -> spec.put("clusterIP", ip));
    }
    if (!spec.has("clusterIPs")) {
      spec.putArray("clusterIPs").add(spec.path("clusterIP").asText());
    }
  }

  private static void completePort(ObjectNode port) {
    JsonTree.fill(port, "protocol", "TCP");
    if (!port.hasNonNull("targetPort")) {
      port.set("targetPort", port.path("port"));
    }
  }

  @Override
  public void check(ObjectNode service, ValidationErrors problems) {
    JsonNode spec = service.path("spec");
    problems.oneOf(spec.path("type"), "spec.type", TYPES);
    boolean headless = spec.path("clusterIP").asText().equals("None");
    boolean external = spec.path("type").asText().equals("ExternalName");
    if (!headless && !external) {
      problems.require(spec, "ports", "spec.ports");
    }
    checkPorts(spec.path("ports"), problems);
    if (!headless && !external && problems.found().isEmpty()) {
      checkAddress(service, spec.path("clusterIPs").path(0).asText(), problems);
    }
  }

  @Override
  public void checkChange(ObjectNode before, ObjectNode after, ValidationErrors problems) {
    JsonNode was = before.path("spec").path("clusterIPs");
    JsonNode is = after.path("spec").path("clusterIPs");
    if (was.size() > 0 && !was.equals(is)) {
      problems.add(
          FieldError.invalid("spec.clusterIPs[0]", GoValue.of(is), "may not change once set"));
    }
  }

  private void checkPorts(JsonNode ports, ValidationErrors problems) {
    int index = 0;
    for (JsonNode port : ports) {
      String at = "spec.ports[" + index++ + "]";
      int number = port.path("port").asInt();
      if (number < 1 || number > 65535) {
        problems.add(
            FieldError.invalid(
                at + ".port", Integer.toString(number), "must be between 1 and 65535, inclusive"));
      }
      if (ports.size() > 1) {
        problems.require(port, "name", at + ".name");
      }
    }
  }

  private void checkAddress(ObjectNode service, String address, ValidationErrors problems) {
    if (!ServiceIpRange.isAddress(address)) {
      problems.add(
          FieldError.invalid(
              "spec.clusterIPs[0]",
              FieldError.quoted(address),
              "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
    } else if (!range.contains(address)) {
      problems.add(
          refused(
              address,
              "the provided IP (%s) is not in the valid range. The range of valid IPs is %s"
                  .formatted(address, range)));
    } else if (taken(ObjectMeta.uid(service)).contains(address)) {
      problems.add(refused(address, "provided IP is already allocated"));
    }
  }

  private static FieldError refused(String address, String why) {
    return FieldError.invalid(
        "spec.clusterIPs",
        "[]string{" + FieldError.quoted(address) + "}",
        "failed to allocate IP " + address + ": " + why);
  }

  /** The addresses of all services but the one with that uid. */
  private Set<String> taken(String uid) {
    return store.list(ResourceKind.SERVICE, "").stream()
        .filter(other -> !ObjectMeta.uid(other).equals(uid))
        .map(other -> other.path("spec").path("clusterIP").asText())
        .collect(toSet());
  }
}
