package dev.lighterman.operation.remove;

import dev.lighterman.operation.remove.OwnedResources.NamespacedName;
import dev.lighterman.request.Details;
import dev.lighterman.request.PlanFacts;
import dev.lighterman.request.PlanHash.AddedLater;
import dev.lighterman.step.cluster.RemovePullSecret;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A removal's values, from which its plan can be made again.
 *
 * @param nameTyped whether the asker typed the connected registry's name; false in old stored plans
 * @param context see {@link dev.lighterman.site.Site#context}; null if the cluster can't be reached
 * @param labels the site's labels at planning time
 * @param commandsForSite commands for the people at the site; null for none
 * @param restoration null if nobody can tell, and in old stored plans
 */
record RemoveDetails(
    ArmId connectedRegistry,
    boolean nameTyped,
    @Nullable String context,
    Map<String, String> labels,
    @Nullable String commandsForSite,
    @Nullable Restoration restoration)
    implements Details {
  RemoveDetails {
    labels = Map.copyOf(labels);
  }

  static RemoveDetails fromFacts(PlanFacts facts) {
    return new RemoveDetails(
        ArmId.of(facts.required("connectedRegistry")),
        false,
        facts.get("context"),
        facts.labels(),
        facts.manualCommands(),
        null);
  }

  /**
   * With what a deployment brings back the same.
   *
   * @param secretInTheWay a pull secret of others, which stays and has the name that the
   *     deployment's would have; null for none
   * @param options such as {@code workload=deploy}; none in old stored plans
   * @param changedWorkload a Deployment that is not as the bot made it; null for none
   */
  record Restoration(
      List<String> repositories,
      String address,
      @Nullable NamespacedName secretInTheWay,
      @AddedLater List<String> options,
      @AddedLater @Nullable NamespacedName changedWorkload) {
    Restoration {
      repositories = List.copyOf(repositories);
      options = options == null ? List.of() : List.copyOf(options);
    }
  }

  @Override
  public Optional<Sentence> reversal(String site) {
    if (restoration == null) {
      return Optional.empty();
    }
    NamespacedName secret = restoration.secretInTheWay();
    NamespacedName workload = restoration.changedWorkload();
    List<String> options = restoration.options();
    return Optional.of(
        Sentence.of("card.restoration", "site", site)
            .with("registry", connectedRegistry.parent().name())
            .with("name", connectedRegistry.name())
            .with("repositories", String.join(",", restoration.repositories()))
            .with("address", restoration.address())
            .with("options", options.isEmpty() ? "none" : String.join(" ", options))
            .with("workload", workload == null ? "none" : workload.name())
            .with("workloadNamespace", workload == null ? "" : workload.namespace())
            .with("secret", secret == null ? "none" : secret.name())
            .with("namespace", secret == null ? "" : secret.namespace())
            .with("command", secret == null ? "" : deletion(secret)));
  }

  private String deletion(NamespacedName secret) {
    return context == null
        ? "kubectl delete secret %s --namespace %s".formatted(secret.name(), secret.namespace())
        : new RemovePullSecret(context, secret.namespace(), secret.name()).commands().getFirst();
  }

  @Override
  public RightsScope rightsScope() {
    return new RightsScope(connectedRegistry.parent(), context);
  }

  @Override
  public Optional<ArmId> connectedRegistryAfter() {
    return Optional.empty();
  }

  @Override
  public Optional<String> manualCommands() {
    return Optional.ofNullable(commandsForSite);
  }
}
