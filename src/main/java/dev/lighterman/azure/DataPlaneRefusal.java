package dev.lighterman.azure;

import com.azure.core.exception.HttpResponseException;
import dev.lighterman.azure.CloudRegistry.NetworkAccess;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a registry's data plane refuses the bot. Its 401 and 403 look alike whatever the cause, so
 * the registry's resource and the bot's permissions are looked at.
 */
record DataPlaneRefusal(Permissions permissions) {
  /** The roles that let somebody read the images of a registry with repository permissions. */
  private static final String REPOSITORY_READER = "Container Registry Repository Reader";

  private static final String CATALOG_LISTER = "Container Registry Repository Catalog Lister";
  private static final String PULL_READ = "Microsoft.ContainerRegistry/registries/pull/read";
  private static final Pattern FIREWALL =
      Pattern.compile("client with IP '?(?<address>[\\p{XDigit}.:]+)'? is not allowed");

  OperatorMustAct explain(CloudRegistry registry, HttpResponseException refusal) {
    return byNetworkRules(registry, String.valueOf(refusal.getMessage()))
        .orElseGet(() -> registry.abac() ? byAbac(registry) : byRole(registry));
  }

  /** Says so if the registry's answer is that its network rules don't let the bot in. */
  static Optional<OperatorMustAct> byNetworkRules(CloudRegistry registry, String answer) {
    var match = FIREWALL.matcher(answer);
    return match.find()
        ? Optional.of(byNetworkRules(match.group("address"), registry))
        : Optional.empty();
  }

  private static OperatorMustAct byAbac(CloudRegistry registry) {
    return new OperatorMustAct(
        Sentence.of("azure.registry-abac", "registry", registry.name()),
        Sentence.of("azure.registry-abac.remedy", "scope", registry.id().toString())
            .with("reader", REPOSITORY_READER)
            .with("lister", CATALOG_LISTER));
  }

  /** Where it can't be known whether the bot has the right, it is the cause if no other is left. */
  private OperatorMustAct byRole(CloudRegistry registry) {
    Optional<Boolean> mayPull = mayPull(registry);
    if (!mayPull.orElse(!registry.takesArmTokens())) {
      return ArmErrors.forbidden(PULL_READ, registry.id().toString());
    }
    return mayPull.isPresent() && !registry.takesArmTokens()
        ? byPolicy(registry)
        : unknown(registry);
  }

  private Optional<Boolean> mayPull(CloudRegistry registry) {
    try {
      return Optional.of(
          permissions.list(registry.id().toString()).stream()
              .anyMatch(permission -> permission.allows(PULL_READ)));
    } catch (OperatorMustAct _) {
      return Optional.empty();
    }
  }

  private static OperatorMustAct byNetworkRules(String address, CloudRegistry registry) {
    boolean isPrivate = registry.network() == NetworkAccess.PRIVATE_ENDPOINTS;
    String why = isPrivate ? "azure.registry-private" : "azure.registry-network";
    String remedy = isPrivate ? "azure.registry-private.remedy" : "azure.registry-network.remedy";
    return new OperatorMustAct(
        Sentence.of(why, "server", registry.loginServer()).with("address", address),
        Sentence.of(remedy, "registry", registry.name()).with("address", address));
  }

  private static OperatorMustAct byPolicy(CloudRegistry registry) {
    return new OperatorMustAct(
        Sentence.of("azure.registry-policy", "server", registry.loginServer()),
        Sentence.of("azure.registry-policy.remedy", "registry", registry.name()));
  }

  private static OperatorMustAct unknown(CloudRegistry registry) {
    return new OperatorMustAct(
        Sentence.of("azure.registry-denied", "server", registry.loginServer()),
        Sentence.of("azure.registry-denied.remedy", "scope", registry.id().toString()));
  }
}
