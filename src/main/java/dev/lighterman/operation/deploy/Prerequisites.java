package dev.lighterman.operation.deploy;

import dev.lighterman.azure.RegistrationState;
import dev.lighterman.azure.ResourceProviders;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Effect;
import dev.lighterman.step.cloud.RegisterProvider;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has to be right before a deployment begins: what is, and what has to be made so. */
final class Prerequisites {
  private final DeployDetails values;
  private final DeploySnapshot look;
  private final List<String> missing;

  Prerequisites(OperationContext services, DeployDetails values, DeploySnapshot look) {
    this.values = values;
    this.look = look;
    ResourceProviders providers = services.azure().providers();
    String subscription = values.cluster().subscription();
    this.missing =
        RegisterProvider.NEEDED.stream()
            .filter(each -> providers.state(subscription, each) != RegistrationState.REGISTERED)
            .toList();
  }

  List<String> missingProviders() {
    return missing;
  }

  /** The id of the step that registers a provider. */
  static String stepId(String namespace) {
    return "register-" + namespace.substring(namespace.indexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** What is right already and stays as it is. */
  List<Effect> found() {
    var found = new ArrayList<Effect>();
    if (look.registry().dataEndpointEnabled()) {
      found.add(keep(values.registry().toString(), Sentence.of("effect.data-endpoint.on")));
    }
    List<String> registered =
        RegisterProvider.NEEDED.stream().filter(each -> !missing.contains(each)).toList();
    if (!registered.isEmpty()) {
      found.add(
          keep(
              "/subscriptions/" + values.cluster().subscription() + "/providers",
              Sentence.of("effect.providers", "count", registered.size())));
    }
    return found;
  }

  private static Effect keep(String subject, Sentence says) {
    return new Effect(Effect.Kind.KEEP, subject, says);
  }
}
