package dev.lighterman.operation.repair;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.step.cloud.EnableDataEndpoint;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.stream.Stream;

/** Turns the data endpoint on, by which all sites of the cloud registry sync. */
record DataEndpointRepair(RepairedSite site) {
  private static final String ENABLE = "enable-data-endpoint";

  PlannedRepair plan() {
    CloudRegistry registry = site.registry();
    if (registry.dataEndpointEnabled()) {
      throw new AskerMustAct(
          Sentence.of("repair.nothing.data-endpoint", "registry", registry.name()));
    }
    var graph = new StepGraph().add(ENABLE, new EnableDataEndpoint(registry.id()));
    var verification = new Verification(site);
    verification.addTo(graph, ENABLE);
    Sentence firewall = Sentence.of("repair.note.firewall", "host", registry.dataEndpointHost());
    return new PlannedRepair(
            graph, Stream.concat(Stream.of(firewall), verification.notes().stream()).toList())
        .withHosts(
            List.of(withPort(registry.loginServer()), withPort(registry.dataEndpointHost())));
  }

  private static String withPort(String host) {
    return host.contains(":") ? host : host + ":443";
  }
}
