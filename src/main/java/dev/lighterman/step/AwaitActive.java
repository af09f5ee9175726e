package dev.lighterman.step;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Rights;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connected registry is active, has synchronised and, where it synchronises all the time, is
 * online; outside a sync window Offline is normal.
 *
 * @param context the kubeconfig context to read the pod's log by; null where it can't be reached
 */
public record AwaitActive(ArmId connectedRegistry, ArmId extension, @Nullable String context)
    implements Ensured {
  static final Rights RIGHTS =
      Rights.arm(
              "Microsoft.ContainerRegistry/registries/read",
              "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
              "Microsoft.KubernetesConfiguration/extensions/read")
          .and(Rights.kubernetes("", "pods", "get", "list"))
          .and(Rights.kubernetes("", "pods/log", "get"));

  /** The schedule that means <em>all the time</em>. */
  private static final String CONTINUOUS = "* * * * *";

  @Override
  public Sentence says() {
    return Sentence.of("step.await-active", "name", connectedRegistry.name());
  }

  @Override
  public List<Effect> effects() {
    return List.of();
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(ExtensionEvidence.NAMESPACE);
  }

  @Override
  public Heading heading() {
    return Heading.VERIFICATION;
  }

  @Override
  public Duration usually() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<String> commands() {
    var registry = connectedRegistry.parent();
    return List.of(
        Az.line(
            extension,
            "az k8s-extension show",
            "--name",
            extension.name(),
            "--cluster-name",
            extension.parent().name(),
            "--resource-group",
            extension.resourceGroup(),
            "--cluster-type",
            "connectedClusters"),
        Az.line(
            registry,
            "az acr connected-registry list",
            "--registry",
            registry.name(),
            "--output",
            "table"),
        Az.line(
            registry,
            "az acr connected-registry show",
            "--registry",
            registry.name(),
            "--name",
            connectedRegistry.name(),
            "--output",
            "table"));
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    var seen = edges.azure().connectedRegistries().get(connectedRegistry).orElseThrow();
    return serving(seen)
        ? new Outcome.Done(
            Sentence.of("step.await-active.done", "name", seen.name()), table(edges, seen))
        : complaint(edges).orElseGet(() -> waiting(seen));
  }

  private static boolean serving(ConnectedRegistry registry) {
    boolean online =
        !registry.schedule().equals(CONTINUOUS)
            || registry.connection() == ConnectionState.ONLINE
            || registry.connection() == ConnectionState.SYNCING;
    return registry.active() && registry.lastSync() != null && online;
  }

  private Outcome waiting(ConnectedRegistry seen) {
    return Outcomes.wait(
        Sentence.of("step.await-active.waiting", "name", seen.name())
            .with("connection", seen.connection().text())
            .with("activation", seen.active() ? "Active" : "Inactive"));
  }

  /** What the pod itself complains of, if it can be asked. */
  private Optional<Outcome> complaint(Edges edges) {
    if (context == null) {
      return Optional.empty();
    }
    try (Cluster cluster = edges.cluster(context)) {
      return ActivationComplaint.in(cluster, connectedRegistry.name());
    } catch (TryLater _) {
      return Optional.empty();
    }
  }

  /** The quickstart's own columns, from what Azure says. */
  private Map<String, String> table(Edges edges, ConnectedRegistry seen) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("table.name", seen.name());
    facts.put("table.mode", seen.mode());
    facts.put("table.connection", seen.connection().text());
    facts.put("table.parent", seen.id().parent().name());
    facts.put("table.schedule", seen.schedule());
    Optional.ofNullable(seen.syncWindow())
        .ifPresent(window -> facts.put("table.window", window.toString()));
    edges
        .azure()
        .registries()
        .get(seen.id().parent())
        .ifPresent(registry -> facts.put("table.loginServer", registry.loginServer()));
    Optional.ofNullable(seen.lastSync())
        .ifPresent(at -> facts.put("table.lastSync", at.toString()));
    edges
        .azure()
        .extensions()
        .get(extension)
        .ifPresent(found -> facts.put("extension", found.provisioningText()));
    return facts;
  }

  @Override
  public Outcome undo(Edges edges, Run run) {
    return Outcomes.nothingToUndo();
  }
}
