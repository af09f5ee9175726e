package dev.lighterman.step.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.Extensions;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Phase;
import dev.lighterman.request.PlanHash.AddedLater;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.ArmDeletion;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.PasswordEffect;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Installs the connected registry's Arc extension with the sync token's current password. One step
 * generates the password, builds the connection string and puts the extension, so that the secret
 * isn't passed on or persisted.
 *
 * @param context the context to read diagnostics from; null if the cluster can't be reached
 * @param overwrites the sync token, if it had a password at planning time; else null
 * @param nodes the number of nodes whose containerd will trust the registry's certificate
 * @param former where the site served before, if that changes; null if not, and in old stored plans
 */
public record InstallExtension(
    ArmId id,
    ArmId connectedRegistry,
    ServiceAddress address,
    boolean installCertManager,
    Volume volume,
    @Nullable String context,
    @Nullable ArmId overwrites,
    int nodes,
    @AddedLater @Nullable FormerAddress former)
    implements ExecutableStep {
  /** The option for the volume's storage class. */
  public static final String STORAGE_CLASS = "storage-class";

  /** The option for the size of its volume. */
  public static final String STORAGE_SIZE = "storage-size";

  /** The extension setting for whether it installs cert-manager. */
  public static final String CERT_MANAGER = "cert-manager.install";

  /** Settings that tell which request did what. */
  private static final Set<String> MARKS =
      Set.of(Extension.REQUEST, Extension.PASSWORD, Extension.PASSWORD_REQUEST);

  public static final Rights RIGHTS =
      Rights.arm(
              "Microsoft.ContainerRegistry/registries/generateCredentials/action",
              "Microsoft.ContainerRegistry/registries/tokens/read",
              "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
              "Microsoft.Kubernetes/connectedClusters/read",
              "Microsoft.KubernetesConfiguration/extensions/read",
              "Microsoft.KubernetesConfiguration/extensions/write",
              "Microsoft.KubernetesConfiguration/extensions/delete")
          .and(Rights.kubernetes("", "persistentvolumeclaims", "get"))
          .and(Rights.kubernetes("", "pods", "list"))
          .and(Rights.kubernetes("", "events", "list"))
          .and(Rights.kubernetes("apps", "deployments", "get"))
          .and(Rights.kubernetes("storage.k8s.io", "storageclasses", "list"));

  /** An installation where nothing served before. */
  public InstallExtension(
      ArmId id,
      ArmId connectedRegistry,
      ServiceAddress address,
      boolean installCertManager,
      Volume volume,
      @Nullable String context,
      @Nullable ArmId overwrites,
      int nodes) {
    this(
        id,
        connectedRegistry,
        address,
        installCertManager,
        volume,
        context,
        overwrites,
        nodes,
        null);
  }

  @Override
  public Sentence description() {
    return Sentence.of("step.install-extension", "name", id.name())
        .with("cluster", id.parent().name());
  }

  @Override
  public List<Effect> effects() {
    String cluster = id.parent().toString();
    var effects = new ArrayList<Effect>();
    effects.add(
        touches(cluster + "/containerd", Sentence.of("effect.containerd-trust", "nodes", nodes)));
    effects.add(certManager());
    effects.add(new Effect(Effect.Kind.STORAGE, cluster + "/volume", volumeEffect()));
    if (overwrites != null) {
      effects.addAll(PasswordEffect.of(overwrites));
    }
    effects.add(
        new Effect(
            Effect.Kind.CREATE,
            id.toString(),
            Sentence.of("effect.extension", "name", id.name())
                .with("cluster", id.parent().name())
                .with("address", address.toString())));
    if (former != null) {
      effects.addAll(former.effects(id, address));
    }
    return effects;
  }

  @Override
  public List<Sentence> staying() {
    return installCertManager ? List.of(Sentence.of("effect.cert-manager.stays")) : List.of();
  }

  /** An installation may fail before cert-manager comes. */
  @Override
  public List<Sentence> stayingAfter(StepProgress undone) {
    return undone.finding() instanceof Finding.CertManagerStays ? staying() : List.of();
  }

  private Effect certManager() {
    String subject = id.parent() + "/cert-manager";
    return installCertManager
        ? touches(subject, Sentence.of("effect.cert-manager.install"))
        : new Effect(Effect.Kind.KEEP, subject, Sentence.of("effect.cert-manager.found"));
  }

  private Sentence volumeEffect() {
    return volume.storageClass() == null
        ? Sentence.of("effect.volume.default-class", "size", volume.sizeInWords())
        : Sentence.of("effect.volume", "size", volume.sizeInWords())
            .with("class", volume.storageClass());
  }

  private static Effect touches(String subject, Sentence description) {
    return new Effect(Effect.Kind.TOUCHES_OTHERS, subject, description);
  }

  @Override
  public Rights rights() {
    return context == null
        ? RIGHTS.armOnly()
        : RIGHTS.in(ExtensionDiagnostics.NAMESPACE).and(UndoneInstallation.RIGHTS);
  }

  @Override
  public Phase phase() {
    return Phase.EXTENSION;
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofMinutes(5);
  }

  @Override
  public List<String> commands() {
    return commands(id, connectedRegistry, settings());
  }

  /** How somebody installs one with these settings, of which the marks of requests are left out. */
  public static List<String> commands(
      ArmId id, ArmId connectedRegistry, Map<String, String> settings) {
    return List.of(ConnectionString.command(connectedRegistry), createCommand(id, settings));
  }

  private static String createCommand(ArmId id, Map<String, String> settings) {
    var words = new ArrayList<String>();
    words.addAll(List.of("--name", id.name()));
    words.addAll(List.of("--cluster-name", id.parent().name()));
    words.addAll(List.of("--resource-group", id.resourceGroup()));
    words.addAll(List.of("--cluster-type", "connectedClusters"));
    words.addAll(List.of("--extension-type", Extension.CONNECTED_REGISTRY));
    settings.forEach((key, value) -> {
      if (!MARKS.contains(key)) {
        words.addAll(List.of("--config", key + "=" + value));
      }
    });
    words.addAll(List.of("--config-protected", "connectionString=<connection string>"));
    return AzCommand.line(id, "az k8s-extension create", words.toArray(String[]::new));
  }

  /** The settings that are not secret. */
  Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put(Extension.SERVICE_ADDRESS, address.toString());
    if (!installCertManager) {
      settings.put(CERT_MANAGER, "false");
    }
    settings.putAll(volume.settings());
    return settings;
  }

  @Override
  public List<String> undoCommands() {
    return new RemoveExtension(id, null, null).commands();
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    return new ExtensionAttempt(this, services, run).outcome();
  }

  /** The same step with another volume, the only value that can be changed during a run. */
  public InstallExtension with(Volume other) {
    return new InstallExtension(
        id,
        connectedRegistry,
        address,
        installCertManager,
        other,
        context,
        overwrites,
        nodes,
        former);
  }

  boolean ours(Extension found, RunInfo run) {
    return run.created(found.settings().get(Extension.REQUEST));
  }

  @Override
  public InstallExtension refreshed(StepContext services, RunInfo run, Status reached) {
    if (services.azure().extensions().get(id).filter(found -> !ours(found, run)).isPresent()) {
      throw StepOutcomes.inTheWay(id.name());
    }
    return this;
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    Extensions extensions = services.azure().extensions();
    Optional<Extension> existing = extensions.get(id);
    if (existing.filter(found -> !ours(found, run)).isPresent()) {
      return StepOutcomes.notOurs(id.name());
    }
    if (existing.filter(this::changedSince).isPresent()) {
      return StepOutcomes.changedSince(id.name());
    }
    var deletion =
        new ArmDeletion(
            id, () -> extensions.get(id).map(Extension::provisioning), () -> extensions.delete(id));
    boolean isInstalled =
        existing.filter(found -> found.provisioning() == ProvisioningState.SUCCEEDED).isPresent();
    StepOutcome outcome = DeletedExtension.outcome(services, id, deletion.undo(run));
    return installCertManager
        ? new UndoneInstallation(this, services, run).addTo(outcome, isInstalled)
        : outcome;
  }

  /**
   * Whether somebody else changed it. Another volume counts only once it is installed: before, it
   * may be the one with which it failed, so that a person continued with this one.
   */
  boolean changedSince(Extension found) {
    var expected = new LinkedHashMap<>(settings());
    expected.keySet().removeAll(volume.settings().keySet());
    boolean isInstalled = found.provisioning() == ProvisioningState.SUCCEEDED;
    return !found.settings().entrySet().containsAll(expected.entrySet())
        || (isInstalled && !volume.fits(found.settings()));
  }
}
