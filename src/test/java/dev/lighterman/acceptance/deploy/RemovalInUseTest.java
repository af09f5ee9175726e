package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.TwoCompanies;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A removal names the workloads of others that pull from what it takes away. */
final class RemovalInUseTest {
  private static final String MAELLE = "U06MAREE";
  private static final String ANOTHER_IMAGE =
      """
      [{"op":"replace","path":"/spec/template/spec/containers/0/image","value":"nginx:1"}]
      """;

  private static final Pattern WAY_BACK =
      Pattern.compile(
          "delete the Secret (?<secret>\\S+) in (?<namespace>\\S+),"
              + " which stays: `(?<deletion>kubectl delete secret [^`]+)`\\. Then type `(?<line>/registry deploy [^`]+)`");

  @Test
  void aRemovalNamesWhomItHurtsAndAsksInRed() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
      JsonNode plan =
          talk.seesPlan(
              AMINA,
              "R1 · Remove from store-101",
              "in use by Deployment default/pos (1 pod)",
              "goes on where it runs, and fails at its next restart: ImagePullBackOff",
              "pull secret default/store101-pull, which others use");

      JsonNode approve =
          plan.findParents("action_id").stream()
              .filter(each -> each.path("action_id").asText().equals("approve"))
              .findFirst()
              .orElseThrow();
      assertEquals("danger", approve.path("style").asText());
      assertTrue(
          approve
              .at("/confirm/text/text")
              .asText()
              .startsWith("In use: 1 workload fails at its next restart."),
          approve.toString());

      assertTrue(
          approve.at("/confirm/text/text").asText().contains("It is Deployment default/pos."),
          approve.toString());
      assertTrue(
          approve.at("/confirm/title/text").asText().startsWith("R1: delete "), approve.toString());
      assertEquals(approve.at("/text/text").asText(), approve.at("/confirm/confirm/text").asText());

      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void aRemovalTellsTheWayBackInTheOrderInWhichItIsWalked() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
      JsonNode plan =
          talk.sees(AMINA, "R1 · Remove from store-101", "To get it back, first delete");
      Matcher line = WAY_BACK.matcher(plan.toString());
      assertTrue(line.find(), plan.toString());
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded", line.group("deletion"), line.group("line"));
      talk.types(AMINA, EDGE_OPS, line.group("line"));
      talk.sees(
          AMINA,
          "R2",
          "has a secret store101-pull in namespace default",
          "Deployment pos uses it",
          line.group("deletion"));

      deletesSecret(talk, "store-101", line.group("namespace"), line.group("secret"));
      talk.types(AMINA, EDGE_OPS, line.group("line"));
      talk.presses(BEN, talk.sees(AMINA, "R3 · Deploy", "needs approval"), "approve");
      talk.sees(AMINA, "R3 · Succeeded", "store-101 is serving", "10.43.0.50/pos");
    }
  }

  private static final String VOLUME = " storage-class=local-path storage-size=20Gi";

  @Test
  void theWayBackBringsTheDeploymentBackToo() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      try (KubernetesClient admin = ClusterAdmin.client(talk, "myarck8scluster")) {
        admin
            .namespaces()
            .resource(
                new NamespaceBuilder().withNewMetadata().withName("shop").endMetadata().build())
            .create();
      }
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY + " namespace=shop" + VOLUME);
      talk.presses(BEN, talk.sees(AMINA, "R1 · Deploy", "needs approval"), "approve");
      talk.sees(AMINA, "R1 · Succeeded");

      String remove = "/registry remove myarck8scluster --dry-run";
      talk.types(AMINA, EDGE_OPS, remove);
      JsonNode plan =
          talk.sees(AMINA, "To get it back", " workload=deploy namespace=shop" + VOLUME + "` (");
      assertFalse(plan.toString().contains("is not as I made it"), plan.toString());

      try (KubernetesClient admin = ClusterAdmin.client(talk, "myarck8scluster")) {
        admin
            .apps()
            .deployments()
            .inNamespace("shop")
            .withName("hello-world-deployment")
            .patch(PatchContext.of(PatchType.JSON), ANOTHER_IMAGE);
      }
      talk.types(AMINA, EDGE_OPS, remove);
      talk.sees(
          AMINA,
          "Deployment hello-world-deployment in shop is not as I made it",
          "--output yaml`. To get it back, type `/registry deploy",
          " workload=deploy namespace=shop" + VOLUME + "` (");
    }
  }

  @Test
  void theWayBackNamesASiteWhoseNameOthersHaveAsBrieflyAsItCan() {
    String site = "77777777-7777-7777-7777-777777777777/stores/store-201";
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(AMINA, EDGE_OPS, "/registry remove " + site);
      JsonNode plan =
          talk.sees(
              AMINA,
              "R1 · Remove from stores/store-201 (Marée magasins)",
              "type `/registry deploy " + site + " registry=mareeregistry name=store201 ");
      Matcher line = WAY_BACK.matcher(plan.toString());
      assertTrue(line.find(), plan.toString());
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded");

      deletesSecret(talk, "maree-store-201", line.group("namespace"), line.group("secret"));
      talk.types(AMINA, EDGE_OPS, line.group("line"));
      talk.sees(AMINA, "R2 · Deploy to stores/store-201 (Marée magasins)", "needs approval");
    }
  }

  private static void deletesSecret(
      Conversation talk, String context, String namespace, String name) {
    try (var client = ClusterAdmin.clientAsBot(talk.sandbox(), context)) {
      client.secrets().inNamespace(namespace).withName(name).delete();
    }
  }

  @Test
  void whatTheBotMayNotListIsSaidAndNothingIsRefused() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("not-allowed-in-cluster", "verb", "list", "resource", "daemonsets");
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
      talk.sees(
          AMINA,
          "R1 · Remove from store-101",
          "in use by Deployment default/pos (1 pod)",
          "I may not list daemonsets.apps");
    }
  }

  @Test
  void aFrenchChannelReadsItInFrench() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry remove store-201");
      talk.sees(
          MAELLE,
          "R1 · Suppression sur stores/store-201 (Marée magasins)",
          "utilisé par Deployment default/pos (1 pod)",
          "échouera au prochain redémarrage (ImagePullBackOff)");
    }
  }
}
