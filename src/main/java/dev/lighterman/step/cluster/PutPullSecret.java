package dev.lighterman.step.cluster;

import dev.lighterman.azure.RegistryTokens.NewPassword;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.PullSecret;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.KubectlCommand;
import dev.lighterman.step.PasswordEffect;
import dev.lighterman.step.ResourceKind;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Creates a pull secret with a client token's current password. One step generates the password and
 * stores it, so that the password isn't passed on or persisted. An annotation with the password's
 * creation time shows later whether the secret is current.
 *
 * @param namespace the secret's namespace
 * @param overwrites whether the token had a password at planning time
 */
public record PutPullSecret(
    String context,
    String namespace,
    String name,
    ArmId token,
    ServiceAddress server,
    boolean overwrites)
    implements ClusterStep {
  public static final Rights RIGHTS =
      Rights.arm(
              "Microsoft.ContainerRegistry/registries/generateCredentials/action",
              "Microsoft.ContainerRegistry/registries/tokens/read")
          .and(Rights.kubernetes("", "secrets", "get", "create", "patch", "delete"));

  @Override
  public Sentence description() {
    return Sentence.of("step.put-pull-secret", "name", name).with("namespace", namespace);
  }

  @Override
  public List<Effect> effects() {
    var secret =
        new Effect(
            Effect.Kind.CREATE,
            "secret/" + namespace + "/" + name,
            Sentence.of("effect.pull-secret", "name", name).with("namespace", namespace));
    return overwrites
        ? Stream.concat(PasswordEffect.of(token).stream(), Stream.of(secret)).toList()
        : List.of(secret);
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(namespace);
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(2);
  }

  @Override
  public List<String> commands() {
    String apply = KubectlCommand.line(context, "apply", "--server-side", "--filename", "-");
    return List.of(generatePassword(), printSecret() + " | " + apply);
  }

  private String generatePassword() {
    return AzCommand.acr(token, "token credential generate", "--password1");
  }

  private String printSecret() {
    return KubectlCommand.line(
        context,
        "create secret docker-registry",
        name,
        "--namespace",
        namespace,
        "--docker-server",
        server.toString(),
        "--docker-username",
        token.name(),
        "--docker-password",
        "<password>",
        "--dry-run=client",
        "--output",
        "yaml");
  }

  @Override
  public List<String> undoCommands() {
    return new RemovePullSecret(context, namespace, name).commands();
  }

  @Override
  public StepOutcome ensure(Cluster cluster, StepContext services, RunInfo run) {
    Optional<PullSecret> existing = cluster.pullSecret(namespace, name);
    if (existing.isPresent() && !ours(existing.get())) {
      return StepOutcomes.conflict(name);
    }
    if (existing.filter(secret -> changedSince(secret, run)).isPresent()) {
      return StepOutcomes.changedByHand(name);
    }
    if (existing.filter(secret -> current(services, secret)).isEmpty()) {
      put(services, cluster, run);
    }
    services.passwords().confirm(token);
    return StepOutcomes.done(Sentence.of("step.put-pull-secret.done", "name", name));
  }

  private boolean ours(PullSecret secret) {
    return token.name().equals(secret.tokenName());
  }

  /** Whether somebody else changed what this run wrote; its annotations may be as before. */
  private boolean changedSince(PullSecret secret, RunInfo run) {
    return run.created(secret.request())
        && !(secret.server().equals(server.toString()) && secret.username().equals(token.name()));
  }

  private boolean current(StepContext services, PullSecret secret) {
    return secret.server().equals(server.toString())
        && services.azure().tokens().token(token).stream()
            .flatMap(found -> found.passwords().stream())
            .anyMatch(password -> password.created().equals(secret.passwordCreated()));
  }

  private void put(StepContext services, Cluster cluster, RunInfo run) {
    NewPassword password = services.passwords().obtain(services.azure(), token, run);
    var secret =
        new PullSecret(
            server.toString(),
            token.name(),
            token.name(),
            password.id().created(),
            null,
            run.mark().toString());
    cluster.putPullSecret(namespace, name, secret, password.value());
  }

  @Override
  public PutPullSecret refreshed(StepContext services, RunInfo run, Status reached) {
    try (Cluster cluster = services.cluster(context)) {
      if (cluster.pullSecret(namespace, name).filter(found -> !ours(found)).isPresent()) {
        throw StepOutcomes.inTheWay(name);
      }
    }
    return this;
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    try (Cluster cluster = services.cluster(context)) {
      Optional<PullSecret> existing = cluster.pullSecret(namespace, name);
      if (existing.isEmpty()) {
        return StepOutcomes.absent(run, ResourceKind.PULL_SECRET, name);
      }
      if (!run.created(existing.get().request())) {
        return StepOutcomes.notOurs(name);
      }
      if (changedSince(existing.get(), run)) {
        return StepOutcomes.changedSince(name);
      }
      cluster.deletePullSecret(namespace, name);
    }
    return StepOutcomes.gone(ResourceKind.PULL_SECRET, name);
  }
}
