package dev.lighterman.step.cloud;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.step.extension.ExtensionDiagnostics;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the connected registry is active, has synchronised and, with continuous sync, is
 * online; with sync windows, Offline is normal outside them.
 *
 * @param context the context to read the pod's log with; null if the cluster can't be reached
 */
public record AwaitActive(ArmId connectedRegistry, ArmId extension, @Nullable String context)
    implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
              "Microsoft.ContainerRegistry/registries/read",
              "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
              "Microsoft.KubernetesConfiguration/extensions/read")
          .and(Rights.kubernetes("", "pods", "get", "list"))
          .and(Rights.kubernetes("", "pods/log", "get"));

  private static final Map<String, String> POD_LABELS =
      Map.of("app.kubernetes.io/name", "connected-registry");

  @Override
  public Sentence description() {
    return Sentence.of("step.await-active", "name", connectedRegistry.name());
  }

  @Override
  public List<Effect> effects() {
    return List.of();
  }

  @Override
  public Rights rights() {
    return context == null ? RIGHTS.armOnly() : RIGHTS.in(ExtensionDiagnostics.NAMESPACE);
  }

  @Override
  public Phase phase() {
    return Phase.VERIFICATION;
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<String> commands() {
    return List.of(
        showExtension(),
        connectedRegistries("list"),
        connectedRegistries("show", "--name", connectedRegistry.name()));
  }

  private String showExtension() {
    return AzCommand.line(
        extension,
        "az k8s-extension show",
        "--name",
        extension.name(),
        "--cluster-name",
        extension.parent().name(),
        "--resource-group",
        extension.resourceGroup(),
        "--cluster-type",
        "connectedClusters");
  }

  private String connectedRegistries(String verb, String... options) {
    var words = new ArrayList<>(List.of("--registry", connectedRegistry.parent().name()));
    words.addAll(List.of(options));
    words.addAll(List.of("--output", "table"));
    return AzCommand.line(
        connectedRegistry, "az acr connected-registry " + verb, words.toArray(String[]::new));
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    var registry = services.connectedRegistry(connectedRegistry);
    return serving(registry)
        ? new StepOutcome.Done(
            Sentence.of("step.await-active.done", "name", registry.name()),
            state(services.azure(), registry))
        : activationError(services).orElseGet(() -> waiting(registry));
  }

  private Finding state(Azure azure, ConnectedRegistry registry) {
    return new Finding.ConnectedRegistryState(
        registry.name(),
        registry.mode(),
        registry.connection().text(),
        registry.registry().name(),
        azure.registries().get(registry.registry()).map(CloudRegistry::loginServer).orElse(null),
        registry.lastSync(),
        registry.schedule(),
        Optional.ofNullable(registry.syncWindow()).map(Duration::toString).orElse(null),
        azure.extensions().get(extension).map(Extension::provisioningText).orElse(null));
  }

  private static boolean serving(ConnectedRegistry registry) {
    boolean online =
        !registry.schedule().equals(ConnectedRegistry.CONTINUOUS_SYNC)
            || registry.connection() == ConnectionState.ONLINE
            || registry.connection() == ConnectionState.SYNCING;
    return registry.active() && registry.lastSync() != null && online;
  }

  private StepOutcome waiting(ConnectedRegistry registry) {
    return StepOutcomes.wait(
        Sentence.of("step.await-active.waiting", "name", registry.name())
            .with(
                "connection",
                Sentence.of("connection.state", "state", registry.connection().text()))
            .with("activation", registry.active() ? "Active" : "Inactive"));
  }

  /** A permanent error in the pod's log; empty if none or if the cluster can't be reached. */
  private Optional<StepOutcome> activationError(StepContext services) {
    if (context == null) {
      return Optional.empty();
    }
    try (Cluster cluster = services.cluster(context)) {
      return activationError(cluster);
    } catch (TryLater _) {
      return Optional.empty();
    }
  }

  /** Password errors don't count: a new password takes about a minute to propagate. */
  private Optional<StepOutcome> activationError(Cluster cluster) {
    String name = connectedRegistry.name();
    return cluster.pods(ExtensionDiagnostics.NAMESPACE, POD_LABELS).stream()
        .map(PodState::name)
        .map(pod -> cluster.logTail(ExtensionDiagnostics.NAMESPACE, pod, 20))
        .flatMap(List::stream)
        .filter(line -> line.text().contains("ALREADY_ACTIVATED"))
        .findFirst()
        .map(_ ->
            StepOutcomes.failed(
                Sentence.of("step.already-activated", "name", name),
                Sentence.of("step.already-activated.remedy", "name", name)));
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    return StepOutcomes.nothingToUndo();
  }
}
