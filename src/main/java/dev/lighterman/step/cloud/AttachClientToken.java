package dev.lighterman.step.cloud;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Rights;
import dev.lighterman.step.Az;
import dev.lighterman.step.Edges;
import dev.lighterman.step.Ensured;
import dev.lighterman.step.Outcomes;
import dev.lighterman.step.Run;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A token may pull from a connected registry. Azure's list of client tokens is replaced as a whole,
 * so the token is added to what is there.
 */
public record AttachClientToken(ArmId connectedRegistry, ArmId token) implements Ensured {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/write");

  @Override
  public Sentence says() {
    return Sentence.of("step.attach-client-token", "token", token.name())
        .with("name", connectedRegistry.name());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            Effect.Kind.CHANGE,
            connectedRegistry + "/clientTokens/" + token.name(),
            Sentence.of("effect.attach-client-token", "token", token.name())
                .with("name", connectedRegistry.name())));
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Heading heading() {
    return Heading.POD;
  }

  @Override
  public Duration usually() {
    return Duration.ofSeconds(2);
  }

  @Override
  public List<String> commands() {
    return List.of(
        Az.acr(
            connectedRegistry, "connected-registry update", "--add-client-tokens", token.name()));
  }

  @Override
  public List<String> undoCommands() {
    return List.of(
        Az.acr(
            connectedRegistry,
            "connected-registry update",
            "--remove-client-tokens",
            token.name()));
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    var seen = edges.azure().connectedRegistries().get(connectedRegistry).orElseThrow();
    if (!seen.clientTokens().contains(token)) {
      var all = new ArrayList<>(seen.clientTokens());
      all.add(token);
      edges.azure().connectedRegistries().clientTokens(connectedRegistry, all);
    }
    return attached(edges)
        ? Outcomes.done(Sentence.of("step.attach-client-token.done", "token", token.name()))
        : Outcomes.busy(connectedRegistry.name());
  }

  private boolean attached(Edges edges) {
    return edges
        .azure()
        .connectedRegistries()
        .get(connectedRegistry)
        .filter(seen -> seen.clientTokens().contains(token))
        .isPresent();
  }

  @Override
  public Outcome undo(Edges edges, Run run) {
    Optional<ConnectedRegistry> seen = edges.azure().connectedRegistries().get(connectedRegistry);
    seen.filter(found -> found.clientTokens().contains(token))
        .ifPresent(found ->
            edges
                .azure()
                .connectedRegistries()
                .clientTokens(
                    connectedRegistry,
                    found.clientTokens().stream().filter(other -> !other.equals(token)).toList()));
    return attached(edges)
        ? Outcomes.busy(connectedRegistry.name())
        : Outcomes.done(Sentence.of("step.attach-client-token.undone", "token", token.name()));
  }
}
