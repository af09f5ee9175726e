package dev.lighterman.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Right.On;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bot has to be allowed, and where. */
final class RightsTest {
  private static final Rights SECRETS = Rights.kubernetes("", "secrets", "get", "create");
  private static final Rights TOKENS =
      Rights.arm("Microsoft.ContainerRegistry/registries/tokens/write");

  @ParameterizedTest
  @CsvSource({
    "Microsoft.ContainerRegistry/registries/read,     REGISTRY",
    "Microsoft.ContainerRegistry/register/action,     SUBSCRIPTION",
    "Microsoft.Kubernetes/connectedClusters/read,     CLUSTER",
    "Microsoft.Kubernetes/register/action,            SUBSCRIPTION",
    "Microsoft.Resources/subscriptions/read,          SUBSCRIPTION"
  })
  void anActionIsAllowedWhereItsThingIs(String action, On on) {
    assertEquals(on, new Right.Arm(action).on());
  }

  @Test
  void severalTogetherAreOneSetInAStableOrder() {
    Rights both = Rights.union(Stream.of(SECRETS, TOKENS, SECRETS));

    assertEquals(both, TOKENS.and(SECRETS));
    assertEquals(
        List.of(new Right.Arm("Microsoft.ContainerRegistry/registries/tokens/write")), both.arm());
    assertEquals(
        List.of("create", "get"), both.kubernetes().stream().map(Right.Kubernetes::verb).toList());
    assertEquals(TOKENS, both.armOnly());
  }

  @Test
  void inANamespaceOnlyWhatIsInClustersChanges() {
    Rights limited = TOKENS.and(SECRETS).in("edge");

    assertEquals(TOKENS.arm(), limited.arm());
    assertEquals(
        List.of("edge", "edge"),
        limited.kubernetes().stream().map(Right.Kubernetes::namespace).toList());
  }
}
