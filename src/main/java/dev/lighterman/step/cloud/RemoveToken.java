package dev.lighterman.step.cloud;

import dev.lighterman.azure.Token;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Rights;
import dev.lighterman.step.ArmDeletion;
import dev.lighterman.step.ArmRemoval;
import dev.lighterman.step.Az;
import dev.lighterman.step.Edges;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/** A token is gone, and its passwords with it. */
public record RemoveToken(ArmId id) implements ArmRemoval {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/tokens/read",
          "Microsoft.ContainerRegistry/registries/tokens/delete");

  @Override
  public Sentence says() {
    return Sentence.of("step.remove-token", "name", id.name());
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Heading heading() {
    return Heading.CONNECTED_REGISTRY;
  }

  @Override
  public Duration usually() {
    return Duration.ofSeconds(5);
  }

  @Override
  public List<String> commands() {
    return List.of(Az.acr(id, "token delete", "--yes"));
  }

  @Override
  public ArmDeletion deletion(Edges edges) {
    var all = edges.azure().tokens();
    return new ArmDeletion(
        id, () -> all.token(id).map(Token::provisioning), () -> all.deleteToken(id));
  }
}
