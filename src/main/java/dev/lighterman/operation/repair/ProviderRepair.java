package dev.lighterman.operation.repair;

import dev.lighterman.azure.RegistrationState;
import dev.lighterman.azure.ResourceProviders;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.step.cloud.RegisterProvider;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Locale;

/** Registers the resource providers that the extension requires and that are not registered. */
record ProviderRepair(ResourceProviders providers, RepairedSite site) {
  PlannedRepair plan() {
    String subscription = site.cluster().id().subscription();
    List<String> missing =
        RegisterProvider.NEEDED.stream()
            .filter(each -> providers.state(subscription, each) != RegistrationState.REGISTERED)
            .toList();
    if (missing.isEmpty()) {
      throw new AskerMustAct(
          Sentence.of("repair.nothing.providers", "namespaces", RegisterProvider.NEEDED));
    }
    var graph = new StepGraph();
    for (String namespace : missing) {
      graph.add(stepId(namespace), new RegisterProvider(subscription, namespace));
    }
    return new PlannedRepair(graph, List.of());
  }

  private static String stepId(String namespace) {
    return "register-" + namespace.substring(namespace.indexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
