package dev.lighterman.kubernetes;

import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceCIDR;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a cluster's service CIDRs: from the ServiceCIDR API where it exists, otherwise from the
 * error message of a dry run that creates a Service with an invalid address.
 */
final class ServiceNetworkReader {
  /** Addresses of two ranges for documentation; no service CIDR contains both. */
  private static final List<String> INVALID_ADDRESSES = List.of("192.0.2.1", "203.0.113.1");

  /** The ServiceCIDR that the API server makes from its own option. */
  private static final String OWN_RANGE = "kubernetes";

  private static final Pattern VALID_RANGE =
      Pattern.compile("range of valid IPs is ([0-9.]+/[0-9]+)");

  private final KubernetesErrors errors;
  private final KubernetesClient client;

  ServiceNetworkReader(KubernetesErrors errors, KubernetesClient client) {
    this.errors = errors;
    this.client = client;
  }

  ServiceNetwork read() {
    return errors.translating(() ->
        new ServiceNetwork(
            Optional.of(fromServiceCidrs())
                .filter(found -> !found.isEmpty())
                .or(() -> fromDryRun().map(List::of))
                .orElseThrow(() ->
                    new OperatorMustAct(
                        Sentence.of("kubernetes.no-range", "context", errors.context()),
                        Sentence.of("kubernetes.no-range.remedy"))),
            taken()));
  }

  /** All ranges, the cluster's own first; none where they can't be read. */
  private List<ServiceCidr> fromServiceCidrs() {
    try {
      return client.resources(ServiceCIDR.class).list().getItems().stream()
          .filter(range -> range.getMetadata().getDeletionTimestamp() == null)
          .sorted(Comparator.comparing(range -> !range.getMetadata().getName().equals(OWN_RANGE)))
          .flatMap(range -> range.getSpec().getCidrs().stream())
          .flatMap(cidr -> ServiceCidr.maybe(cidr).stream())
          .toList();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 404 || e.getCode() == 403) {
        return List.of();
      }
      throw e;
    }
  }

  private Optional<ServiceCidr> fromDryRun() {
    return INVALID_ADDRESSES.stream().flatMap(address -> fromDryRun(address).stream()).findFirst();
  }

  private Optional<ServiceCidr> fromDryRun(String address) {
    try {
      client.services().inNamespace("default").resource(service(address)).dryRun().create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      Matcher matcher = VALID_RANGE.matcher(KubernetesErrors.message(e));
      Optional<ServiceCidr> range =
          matcher.find() ? ServiceCidr.maybe(matcher.group(1)) : Optional.empty();
      if (e.getCode() != 422 || range.isEmpty()) {
        throw e;
      }
      return range;
    }
  }

  private static Service service(String address) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withGenerateName("lighterman-range-")
        .endMetadata()
        .withNewSpec()
        .withClusterIP(address)
        .addNewPort()
        .withPort(443)
        .endPort()
        .endSpec()
        .build();
  }

  private Map<ServiceAddress, String> taken() {
    var taken = new HashMap<ServiceAddress, String>();
    for (Service service : client.services().inAnyNamespace().list().getItems()) {
      String name = service.getMetadata().getNamespace() + "/" + service.getMetadata().getName();
      for (String address : service.getSpec().getClusterIPs()) {
        ServiceAddress.maybe(address).ifPresent(valid -> taken.put(valid, name));
      }
    }
    return taken;
  }
}
