package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.HandmadeManifests;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a deployment would make is there by somebody's hand: said before anything is changed. */
final class TakenNamesTest {
  private static final String CHECK = Quickstart.DEPLOY.replace("workload=deploy", "");

  @Test
  void aDeploymentOfThatNameIsSaidAtPlanningWithAPullThatNeedsNone() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      makesByHand(talk, HandmadeManifests.deployment("default", "hello-world-deployment"));
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode refusal =
          talk.sees(
              AMINA,
              "R1",
              "myarck8scluster has a Deployment hello-world-deployment in namespace default",
              "another namespace with namespace=");
      talk.pressesButton(AMINA, refusal, "workload=check");
      talk.seesPlan(AMINA, "R2", "needs approval", "Final test: pull an image once");
      assertEquals(1, talk.changes().size(), "what was made by hand");
    }
  }

  @Test
  void aDeploymentThatIsMadeBeforeTheStartIsNotBegunWith() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      makesByHand(talk, HandmadeManifests.deployment("default", "hello-world-deployment"));
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1", "superseded by R2");
      talk.sees(AMINA, "R2", "refused, nothing was changed", "Deployment hello-world-deployment");
      assertEquals(1, talk.changes().size(), "what was made by hand");
    }
  }

  @Test
  void aPullSecretThatIsNotOursIsSaidAtPlanning() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      makesByHand(
          talk,
          new SecretBuilder()
              .withNewMetadata()
              .withNamespace("default")
              .withName("myconnectedregistry-pull")
              .endMetadata()
              .build());
      talk.types(AMINA, EDGE_OPS, CHECK);
      talk.sees(
          AMINA,
          "has a secret myconnectedregistry-pull in namespace default of which I have no record",
          "name=");
      assertEquals(1, talk.changes().size(), "what was made by hand");
    }
  }

  @Test
  void aNamespaceThatIsNotThereIsSaidAtPlanning() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, CHECK + " namespace=shop");
      talk.sees(AMINA, "myarck8scluster has no namespace shop", "kubectl create namespace shop");
      assertEquals(List.of(), talk.changes());
    }
  }

  @Test
  void aJobThatIsNotOursIsSaidAtPlanning() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      makesByHand(talk, HandmadeManifests.job("default", "myconnectedregistry-check"));
      talk.types(AMINA, EDGE_OPS, CHECK);
      talk.sees(AMINA, "has a Job myconnectedregistry-check in namespace default", "workload=none");
      talk.types(AMINA, EDGE_OPS, CHECK + " workload=none");
      talk.sees(AMINA, "R2", "needs approval");
      assertEquals(1, talk.changes().size(), "what was made by hand");
    }
  }

  @Test
  void anExtensionThatIsInstalledByHandBeforeTheStartIsNotBegunWith() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      var byHand = HandmadeResources.in(talk);
      byHand.extension(byHand.cluster(Quickstart.CLUSTER), "annex", "10.0.0.77");
      int before = talk.changes().size();

      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1", "superseded by R2");
      talk.sees(AMINA, "R2", "refused, nothing was changed", "annex");
      assertEquals(before, talk.changes().size());
      assertTrue(talk.seesNothingOf(AMINA, "stopped"));
    }
  }

  private static void makesByHand(Conversation talk, HasMetadata object) {
    try (var client = ClusterAdmin.clientAsBot(talk.sandbox(), Quickstart.CLUSTER)) {
      client.resource(object).create();
    }
  }
}
