package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.AzureResources;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.ResourceInventory;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** A site behind NAT: Azure reaches it, the bot does not. */
final class UnreachableClusterTest {
  private static final String REACHED_BY_NOBODY =
      """
      sites:
        store-104:
          reach: none
          serviceRange: 10.43.0.0/16
      """;

  @TempDir Path folder;

  @Test
  @Execution(CONCURRENT)
  void theAddressThatIsWrittenDownIsTakenWhereNoneIsTyped() throws IOException {
    knows(REACHED_BY_NOBODY + "    serviceAddress: 10.43.0.77\n");
    try (Conversation talk = Conversation.in(folder)) {
      String deploy = "/registry deploy store-104 repos=pos workload=deploy --dry-run";
      talk.types(AMINA, EDGE_OPS, deploy);
      talk.sees(AMINA, "10.43.0.77 (as lighterman.yaml says)");
      talk.types(AMINA, EDGE_OPS, deploy + " ip=10.43.0.78");
      talk.sees(AMINA, "10.43.0.78");
    }
  }

  @Test
  @Execution(CONCURRENT)
  void anAddressThatIsWrittenDownOutsideTheRangeIsRefused() throws IOException {
    knows(REACHED_BY_NOBODY + "    serviceAddress: 10.44.0.1\n");
    try (Conversation talk = Conversation.in(folder)) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos workload=deploy --dry-run");
      talk.sees(AMINA, "10.44.0.1", "10.43.0.0/16");
    }
  }

  @Test
  @Execution(CONCURRENT)
  void whatAzureDoesIsDoneAndTheRestIsListedWithItsManifestAndNoSecret() throws IOException {
    knows(REACHED_BY_NOBODY);
    try (Conversation talk = Conversation.in(folder)) {
      ResourceInventory before = ResourceInventory.of(talk);
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos workload=deploy");
      JsonNode plan =
          talk.seesPlan(
              AMINA,
              "R1",
              "can’t be reached from here",
              "left to its own team: pull secret store104-pull in default, Deployment"
                  + " pos-deploy");
      talk.presses(AMINA, plan, "more", "az 1");
      talk.sees(AMINA, "R1", "Not from here", "kubectl create secret docker-registry");
      talk.presses(BEN, plan, "approve");
      JsonNode end =
          talk.sees(
              AMINA,
              "R1 · Succeeded",
              "store104 Online",
              "to be made by the site’s team",
              "Not from here. The team of store-104",
              "--docker-password '&lt;password&gt;'",
              "kind: Deployment",
              "- name: store104-pull");
      assertFalse(end.path("text").asText().contains("Pod "), "nothing was proved");
      assertEquals(List.of("Succeeded"), AzureResources.extensionStates(talk, "store-104"));

      talk.types(AMINA, EDGE_OPS, "/registry remove store-104");
      JsonNode removal =
          talk.seesPlan(AMINA, "R2", "needs approval", "for the team of store-104 to delete");
      talk.presses(BEN, removal, "approve");
      talk.sees(
          AMINA,
          "R2 · Succeeded",
          "kubectl delete deployment pos-deployment --namespace default",
          "kubectl delete secret store104-pull --namespace default");
      talk.untilEquals(before, () -> ResourceInventory.of(talk));
      assertEquals(
          List.of(),
          talk.requests().stream().filter(each -> each.contains("/clusters/store-104/")).toList());
    }
  }

  @Test
  @Execution(CONCURRENT)
  void whereNobodySaysWhatShowsItNothingButThePullSecretIsLeftToThem() throws IOException {
    knows(REACHED_BY_NOBODY);
    try (Conversation talk =
        Conversation.begin(
            AdjustableClock.running(), SandboxOptions.forTests().withDirectory(folder))) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos --dry-run");
      JsonNode plan = talk.sees(AMINA, "dry run", "Final test: none (the cluster can’t be reached");
      assertTrue(plan.path("text").asText().contains("team: pull secret store104-pull"));
      assertFalse(plan.path("text").asText().contains("Job "));
    }
  }

  @Test
  @Execution(CONCURRENT)
  void withoutItsRangeItIsRefusedWithWhatToWriteDown() throws IOException {
    knows(
        """
        sites:
          store-104: {reach: none}
        """);
    try (Conversation talk =
        Conversation.begin(
            AdjustableClock.running(), SandboxOptions.forTests().withDirectory(folder))) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos");
      talk.sees(
          AMINA, "its service range is not written down", "such as serviceRange: 10.43.0.0/16");
      assertEquals(List.of(), talk.changes());
    }
  }

  /** What the sandbox's bot is told, and more. */
  private void knows(String more) throws IOException {
    try (InputStream usual = Sandbox.class.getResourceAsStream("stores.yaml")) {
      byte[] bytes = Objects.requireNonNull(usual).readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8) + more;
      Files.writeString(folder.resolve("lighterman.yaml"), text);
    }
  }
}
