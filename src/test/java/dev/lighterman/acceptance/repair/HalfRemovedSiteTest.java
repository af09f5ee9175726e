package dev.lighterman.acceptance.repair;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import org.junit.jupiter.api.Test;

/** A removal that stopped half way leaves a site that one repair makes whole again. */
final class HalfRemovedSiteTest {
  private static final String CURE = "Ask to install the extension again";

  @Test
  void theRefusalOffersTheRepairThatBringsVolumeAndPullSecretBackToo() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      deploys(talk, Quickstart.DEPLOY + " storage-class=standard storage-size=20Gi");
      isHalfRemoved(talk);

      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry repair myarck8scluster cure=sync-password"),
          AMINA,
          "has no extension that runs its connected registry",
          "[" + CURE + "] (repair myarck8scluster --cure extension)");
      talk.types(
          AMINA,
          EDGE_OPS,
          Quickstart.DEPLOY.replace("deploy myconnectedregistry", "deploy secondone"));
      JsonNode refused = talk.sees(AMINA, "still has a connected registry", CURE);
      talk.pressesButton(AMINA, refused, CURE);
      JsonNode plan =
          talk.sees(
              AMINA,
              "Repair myarck8scluster",
              "needs approval",
              "the old password of token myconnectedregistry",
              "the old password of token myconnectedregistry-pull");
      talk.seesPlan(
          AMINA,
          "Repair myarck8scluster",
          "standard (as before, by R1)",
          "pull secret myconnectedregistry-pull in default",
          "Pull secret default/myconnectedregistry-pull was gone");
      talk.presses(BEN, plan, "approve");
      JsonNode end =
          talk.sees(
              AMINA, Conversation.number(plan) + " · Succeeded · myarck8scluster is repaired");

      assertTrue(
          Conversation.says(
              end, "Deployment default/hello-world-deployment, which R1 made, is gone as well"),
          end::toString);
      assertTrue(hasPullSecret(talk));
      Extension extension = extension(talk);
      assertEquals("standard", extension.settings().get(Volume.CLASS));
      assertEquals("20Gi", extension.settings().get(Volume.SIZE));
    }
  }

  @Test
  void whatARepairDoesNotBringBackIsSaidAtItsEnd() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      deletesPullSecret(talk);
      RegistryTokens tokens = HandmadeResources.in(talk).azure().tokens();
      ArmId token = Quickstart.registry(talk).child("tokens", Quickstart.NAME);
      tokens.putToken(token, tokens.token(token).orElseThrow().scopeMap(), false);

      talk.types(AMINA, EDGE_OPS, "/registry repair myarck8scluster cure=sync-token");
      talk.presses(BEN, talk.sees(AMINA, "R2", "needs approval"), "approve");
      JsonNode end = talk.sees(AMINA, "R2 · Succeeded · myarck8scluster is repaired");
      assertTrue(
          Conversation.says(
              end,
              "Pull secret default/myconnectedregistry-pull is gone as well",
              "Ask for cure=client-token then."),
          end::toString);
    }
  }

  private static void deploys(Conversation talk, String words) {
    talk.types(AMINA, EDGE_OPS, words);
    talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
    talk.sees(AMINA, "R1 · Succeeded");
  }

  /**
   * The workload, its pull secret and the extension are gone, and the connected registry is not.
   */
  private static void isHalfRemoved(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
    JsonNode removal = talk.sees(AMINA, "R2", "needs approval");
    talk.injectsFault("403", "method", "DELETE", "path", "/connectedRegistries/");
    talk.presses(BEN, removal, "approve");
    JsonNode halted = talk.seesHalted(AMINA, "R2", "stopped");
    talk.types(AMINA, EDGE_OPS, "/registry cancel R2");
    talk.sees(AMINA, "R2 is stopped, and nothing was undone. Continue or close it.");
    talk.leaves(BEN, halted);
    talk.sees(AMINA, "R2", "closed by");
    talk.clearsFaults();
  }

  private static void deletesPullSecret(Conversation talk) {
    try (var clusters = new Clusters(talk.settings().kubernetes(), () -> SiteSettings.NOTHING);
        Cluster cluster = clusters.open(Quickstart.CLUSTER)) {
      cluster.deletePullSecret("default", "myconnectedregistry-pull");
    }
  }

  private static boolean hasPullSecret(Conversation talk) {
    try (var clusters = new Clusters(talk.settings().kubernetes(), () -> SiteSettings.NOTHING);
        Cluster cluster = clusters.open(Quickstart.CLUSTER)) {
      return cluster.pullSecret("default", "myconnectedregistry-pull").isPresent();
    }
  }

  private static Extension extension(Conversation talk) {
    HandmadeResources site = HandmadeResources.in(talk);
    return site.azure()
        .extensions()
        .connectedRegistry(site.cluster(Quickstart.CLUSTER))
        .orElseThrow();
  }
}
