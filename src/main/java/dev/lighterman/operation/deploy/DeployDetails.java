package dev.lighterman.operation.deploy;

import dev.lighterman.request.Details;
import dev.lighterman.request.Phase;
import dev.lighterman.request.PlanFacts;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.KubernetesName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.WorkloadMode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deployment's resolved values, from which its plan can be made again.
 *
 * @param pullName the name of the client token and of the pull secret
 * @param workload how the image pull is verified
 * @param image the image to pull, such as {@code hello-world:latest}; null if none
 * @param importSource the image to import first, with its digest if known; null for none
 * @param context see {@link dev.lighterman.site.Site#context}; null if the cluster can't be reached
 * @param labels the site's labels at planning time
 * @param commandsForSite commands for the people at the site; null for none
 */
public record DeployDetails(
    ArmId cluster,
    ArmId connectedRegistry,
    List<Repository> repositories,
    ServiceAddress address,
    String pullName,
    String namespace,
    Volume volume,
    WorkloadMode workload,
    @Nullable String image,
    @Nullable String importSource,
    @Nullable String context,
    Map<String, String> labels,
    @Nullable String commandsForSite)
    implements Details {
  private static final int MAX_SHOWN = 4;

  public DeployDetails {
    repositories = List.copyOf(repositories);
    labels = Map.copyOf(labels);
  }

  /** Where the pull secret and the workload go if nothing else is said. */
  public static final String DEFAULT_NAMESPACE = "default";

  /** The name of the client token and pull secret, valid in both Azure and Kubernetes. */
  public static String pullTokenName(String connectedRegistry) {
    return KubernetesName.near(connectedRegistry, "-pull").text();
  }

  ArmId registry() {
    return connectedRegistry.parent();
  }

  /** The token with which clients pull. */
  ArmId clientToken() {
    return registry().child("tokens", pullName);
  }

  ConnectedRegistryName name() {
    return new ConnectedRegistryName(connectedRegistry.name());
  }

  @Override
  public RightsScope rightsScope() {
    return new RightsScope(registry(), context);
  }

  @Override
  public Optional<ArmId> connectedRegistryAfter() {
    return Optional.of(connectedRegistry);
  }

  @Override
  public Optional<String> manualCommands() {
    return Optional.ofNullable(commandsForSite);
  }

  @Override
  public Optional<Sentence> serves() {
    return Optional.of(
        Sentence.of("card.serves.repositories", "address", address.toString())
            .with("name", connectedRegistry.name())
            .with("registry", registry().name())
            .with(
                "repositories",
                repositories.stream()
                    .limit(MAX_SHOWN)
                    .map(repository -> code(repository.toString()))
                    .toList())
            .with("more", Math.max(0, repositories.size() - MAX_SHOWN)));
  }

  @Override
  public Optional<Sentence> untested() {
    boolean isReached = context != null;
    return isReached && workload != WorkloadMode.NONE
        ? Optional.empty()
        : Optional.of(Sentence.of("card.untested", "reached", isReached ? "yes" : "no"));
  }

  /** Phases without steps are shown too, except the pod phase if the site runs it by hand. */
  @Override
  public Set<Phase> phasesAlwaysShown() {
    Set<Phase> shown = EnumSet.allOf(Phase.class);
    if (commandsForSite != null) {
      shown.remove(Phase.POD);
    }
    return shown;
  }

  /** A title that mentions no pull, if the bot pulls nothing. */
  @Override
  public String titleOf(Phase phase) {
    boolean pullsNothing = commandsForSite != null || workload == WorkloadMode.NONE;
    return phase == Phase.POD && pullsNothing ? "granted" : Details.super.titleOf(phase);
  }

  /** The image names to pull, and the pull secret. */
  @Override
  public List<ResultLine> results() {
    List<Sentence> images =
        repositories.stream().map(repository -> code(address + "/" + repository)).toList();
    return List.of(
        new ResultLine(
            "card.pull-from", List.of(Sentence.of("card.pull-from.images", "images", images))),
        new ResultLine(
            "card.secret",
            List.of(
                Sentence.of("card.secret.where", "name", pullName)
                    .with("namespace", namespace)
                    .with("reached", context == null ? "no" : "yes"))));
  }

  private static Sentence code(String text) {
    return Sentence.of("card.code", "text", text);
  }

  DeployDetails with(Volume other) {
    return new DeployDetails(
        cluster,
        connectedRegistry,
        repositories,
        address,
        pullName,
        namespace,
        other,
        workload,
        image,
        importSource,
        context,
        labels,
        commandsForSite);
  }

  /** A copy with the site's labels and the manual commands. */
  DeployDetails planned(Map<String, String> siteLabels, Optional<String> manualCommands) {
    return new DeployDetails(
        cluster,
        connectedRegistry,
        repositories,
        address,
        pullName,
        namespace,
        volume,
        workload,
        image,
        importSource,
        context,
        siteLabels,
        manualCommands.orElse(null));
  }

  static DeployDetails fromFacts(PlanFacts facts) {
    return new DeployDetails(
        ArmId.of(facts.required("cluster")),
        ArmId.of(facts.required("connectedRegistry")),
        Arrays.stream(facts.required("repositories").split(",")).map(Repository::new).toList(),
        ServiceAddress.of(facts.required("address")),
        facts.required("pullName"),
        facts.required("namespace"),
        new Volume(facts.get("storageClass"), facts.get("storageSize")),
        workload(facts),
        facts.get("image"),
        facts.get("importSource"),
        facts.get("context"),
        facts.labels(),
        facts.manualCommands());
  }

  /** The oldest stored plans have no workload mode: they deployed whenever there was an image. */
  private static WorkloadMode workload(PlanFacts facts) {
    if (facts.get("workload") == null) {
      return facts.get("image") == null ? WorkloadMode.NONE : WorkloadMode.DEPLOY;
    }
    return WorkloadMode.of(facts.required("workload")).orElseThrow();
  }
}
