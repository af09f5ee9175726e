package dev.lighterman.sandbox.world;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one application that may sign in to the world's Azure, and what it may do there.
 *
 * @param actions ARM actions, {@code *} standing for any text
 */
public record Identity(
    String tenant,
    String subscription,
    String clientId,
    String objectId,
    String secret,
    List<String> actions) {

  /** What a role for an application that deploys connected registries holds, and no more. */
  public static final List<String> USUAL_ACTIONS =
      List.of(
          "Microsoft.Authorization/permissions/read",
          "Microsoft.Resources/subscriptions/read",
          "Microsoft.Resources/subscriptions/resources/read",
          "Microsoft.Resources/subscriptions/providers/read",
          "Microsoft.Resources/subscriptions/resourceGroups/read",
          "Microsoft.ContainerRegistry/register/action",
          "Microsoft.ContainerRegistry/registries/read",
          "Microsoft.ContainerRegistry/registries/write",
          "Microsoft.ContainerRegistry/registries/pull/read",
          "Microsoft.ContainerRegistry/registries/listUsages/read",
          "Microsoft.ContainerRegistry/registries/operationStatuses/read",
          "Microsoft.ContainerRegistry/registries/importImage/action",
          "Microsoft.ContainerRegistry/registries/generateCredentials/action",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/write",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/delete",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/deactivate/action",
          "Microsoft.ContainerRegistry/registries/tokens/read",
          "Microsoft.ContainerRegistry/registries/tokens/write",
          "Microsoft.ContainerRegistry/registries/tokens/delete",
          "Microsoft.ContainerRegistry/registries/tokens/operationStatuses/read",
          "Microsoft.ContainerRegistry/registries/scopeMaps/read",
          "Microsoft.ContainerRegistry/registries/scopeMaps/write",
          "Microsoft.ContainerRegistry/registries/scopeMaps/delete",
          "Microsoft.ContainerRegistry/registries/scopeMaps/operationStatuses/read",
          "Microsoft.ContainerRegistry/locations/operationResults/read",
          "Microsoft.Kubernetes/register/action",
          "Microsoft.Kubernetes/connectedClusters/read",
          "Microsoft.KubernetesConfiguration/register/action",
          "Microsoft.KubernetesConfiguration/extensions/read",
          "Microsoft.KubernetesConfiguration/extensions/write",
          "Microsoft.KubernetesConfiguration/extensions/delete",
          "Microsoft.KubernetesConfiguration/extensions/operations/read",
          "Microsoft.ExtendedLocation/register/action");

  public Identity {
    actions = List.copyOf(actions);
  }

  /** The same with other actions. */
  public Identity holding(List<String> other) {
    return new Identity(tenant, subscription, clientId, objectId, secret, other);
  }

  /** Whether an action is among those held. */
  public boolean holds(String action) {
    return actions.stream().anyMatch(held -> matches(held, action));
  }

  private static boolean matches(String pattern, String action) {
    var regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
    return action.toLowerCase(Locale.ROOT).matches(regex);
  }
}
