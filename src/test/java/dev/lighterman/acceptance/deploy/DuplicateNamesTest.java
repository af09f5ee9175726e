package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.TwoCompanies.BOREAL;
import static dev.lighterman.acceptance.TwoCompanies.MAREE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two companies in one tenant, whose names collide: what is asked happens to the one meant. */
@Order(1)
final class DuplicateNamesTest {
  @Test
  void aStoppedRunOffersToDiagnoseTheSiteMeant() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.injectsFault("extension-fails", "cluster", "store-202");
      talk.types(
          AMINA,
          EDGE_OPS,
          "/registry deploy maree-ouest/store-202 --registry mareeregistry repos=pos");
      talk.presses(BEN, talk.seesPlan(AMINA, "R1", "needs approval"), "approve");
      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "R1 · maree-ouest/store-202 · stopped at step",
              "(doctor maree-ouest/store-202)");
      talk.pressesButton(AMINA, halted, "Diagnose maree-ouest/store-202");
      talk.sees(AMINA, "maree-ouest/store-202 · ", "R1 is stopped at this site");
    }
  }

  @Test
  void ofTwoClustersOfOneNameTheChosenOneIsDeployedToAndTheOtherIsNotTouched() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(
          AMINA,
          EDGE_OPS,
          "/registry deploy store-202 --registry mareeregistry repos=pos workload=deploy");
      JsonNode which = talk.sees(AMINA, "R1", "store-202 could be any of 2 sites");
      talk.pressesButton(AMINA, which, "maree-ouest/store-202");
      JsonNode plan =
          talk.seesPlan(
              AMINA,
              "R2 · Deploy to maree-ouest/store-202 · needs approval",
              "registers provider Microsoft.ExtendedLocation",
              "installs cert-manager");
      talk.presses(BEN, plan, "approve");

      talk.sees(AMINA, "R2 · Succeeded · maree-ouest/store-202", "pulled 10.96.0.40/pos");
      assertChangedOnly(talk, MAREE, "/clusters/maree-store-202/");
      assertEquals(
          List.of("Succeeded"),
          extensions(talk, MAREE + "resourceGroups/maree-ouest/", "store-202"));
      assertEquals(
          List.of(), extensions(talk, BOREAL + "resourceGroups/boreal-north/", "store-202"));
      talk.types(AMINA, EDGE_OPS, "/registry sites");
      talk.sees(
          AMINA,
          "SITE: boreal-north/store-202 · CONNECTION STATE: – · ARC: Connected ·",
          "SITE: maree-ouest/store-202 · CONNECTION STATE: Online · ARC: Connected ·");
      talk.types(AMINA, EDGE_OPS, "/registry remove boreal-north/store-202");
      talk.sees(AMINA, "boreal-north/store-202 runs no connected registry");
    }
  }

  @Test
  void ofTwoConnectedRegistriesOfOneNameTheChosenOneIsRemovedAndTheOtherServesOn() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store201 why=moved");
      JsonNode which = talk.sees(AMINA, "R1", "store201 could be any of 2 sites");
      talk.pressesButton(AMINA, which, "stores/store-201 (Marée magasins)");
      JsonNode plan =
          talk.sees(AMINA, "R2 · Remove from stores/store-201 (Marée magasins)", "moved");
      talk.presses(BEN, plan, "approve");

      talk.sees(AMINA, "R2 · Succeeded");
      assertChangedOnly(talk, MAREE, "/clusters/maree-store-201/");
      assertEquals(List.of(), states(talk, "mareeregistry"));
      assertEquals(List.of("store201 Online"), states(talk, "borealregistry"));
      assertEquals(
          List.of("Succeeded"), extensions(talk, BOREAL + "resourceGroups/stores/", "store-201"));
    }
  }

  @Test
  void behindNatAzuresPartIsDoneAndTheClustersPartIsListed() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(
          AMINA,
          EDGE_OPS,
          "/registry deploy dock-01 --registry borealregistry repos=pos workload=deploy");
      JsonNode plan =
          talk.seesPlan(
              AMINA,
              "R1 · Deploy to dock-01 · needs approval",
              "left to its own team: pull secret dock01-pull in default, Deployment pos-deploy");
      talk.presses(BEN, plan, "approve");

      talk.sees(
          AMINA,
          "R1 · Deploy to dock-01 · done in",
          "✅ Client access",
          "– Test pull · not from here");
      talk.sees(
          AMINA,
          "R1 · Succeeded · dock-01",
          "Not from here. The team of dock-01",
          "kubectl create secret docker-registry dock01-pull",
          "image: 10.43.0.50/pos:1.5");
      assertChangedOnly(talk, BOREAL, "/no cluster at all/");
      assertTrue(states(talk, "borealregistry").contains("dock01 Online"));
    }
  }

  private static void assertChangedOnly(Conversation talk, String subscription, String cluster) {
    List<String> changes = talk.changes();
    assertFalse(changes.isEmpty());
    assertEquals(
        List.of(),
        changes.stream()
            .filter(each -> !each.contains(" " + subscription) && !each.contains(" " + cluster))
            .toList());
  }

  private static List<String> extensions(Conversation talk, String group, String cluster) {
    return Conversation.stream(talk.world().path("extensions"))
        .filter(each -> each.path("id").asText().startsWith(group))
        .filter(each -> each.path("cluster").asText().equals(cluster))
        .map(each -> each.path("provisioningState").asText())
        .toList();
  }

  /** A registry's connected registries, each with its state. */
  private static List<String> states(Conversation talk, String registry) {
    return Conversation.stream(talk.world().path("registries"))
        .filter(each -> each.path("name").asText().equals(registry))
        .flatMap(each -> Conversation.stream(each.path("connectedRegistries")))
        .map(each -> each.path("name").asText() + " " + each.path("connectionState").asText())
        .toList();
  }
}
