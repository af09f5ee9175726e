package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.DirectAzureClient;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.value.ArmId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The doctor tells who changed what before something went wrong, as far as it may know. */
final class WhatChangedBeforeTest {
  private static final String API = "2025-11-01";
  private static final String RIGHT = "Microsoft.Insights/eventtypes/values/read";

  @Test
  void whoDisabledTheSyncTokenIsToldAndNotWhatHappenedAtOtherSites() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("token-detached", "connectedRegistry", "store102");
      talk.injectsFault("sync-token-disabled", "connectedRegistry", "store101");
      String text =
          says(talk, "store-101", "its sync token store101 is disabled", "changed store101");
      assertTrue(
          text.contains("somebody@harbour.example changed store101 (registries/tokens/write)"),
          text);
      assertFalse(text.contains("connectedRegistries/write"), text);
    }
  }

  /** Azure records both as an action on the registry that the sites share. */
  @Test
  void aNewPasswordIsToldIfItIsTheSitesOwn() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("wrong-password", "connectedRegistry", "store102");
      String own = says(talk, "store-102", "somebody@harbour.example changed myacr");
      assertTrue(own.contains("(registries/generateCredentials/action)"), own);

      talk.injectsFault("sync-token-disabled", "connectedRegistry", "store101");
      String other =
          says(talk, "store-101", "its sync token store101 is disabled", "changed store101");
      assertFalse(other.contains("generateCredentials"), other);
    }
  }

  @Test
  void whatAPersonDidByAzIsToldAndWhatTheBotDidIsToldByItsRequest() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      ArmId token = Quickstart.registry(talk).child("tokens", Quickstart.NAME);
      DirectAzureClient.ofPerson(talk)
          .patches(token, API, "{\"properties\": {\"status\": \"disabled\"}}");
      String text =
          says(talk, Quickstart.CLUSTER, "is disabled", "Since its last sync", "changed my");
      assertTrue(text.contains("changed myconnectedregistry (registries/tokens/write)"), text);
      assertTrue(text.contains(": R1 (deploy, asked for by "), text);
      assertFalse(text.contains("extensions/write"), text);
    }
  }

  @Test
  void whereTheRightIsMissingItSaysSoAndNamesTheCauseAllTheSame() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("sync-token-disabled", "connectedRegistry", "store101");
      talk.injectsFault("not-allowed", "action", RIGHT);
      String text = says(talk, "store-101", "its sync token store101 is disabled");
      assertFalse(text.contains("changed store101"), text);
      assertTrue(text.contains("Not looked at: what others changed in Azure. Why: "), text);
      assertTrue(text.contains(RIGHT), text);
    }
  }

  /** A pull that fails has no time of its own, nor is the site out of contact. */
  @Test
  void whereNothingElseTellsSinceWhenItIsSinceSomebodyAsked() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("pull-secret-missing", "cluster", "store-101");
      String first = says(talk, "store-101", "has no pull secret in the namespace default");
      assertFalse(first.contains("I saw it then"), first);
      says(talk, "store-101", "at the latest: I saw it then");
      talk.clearsFaults();
      says(talk, "store-101", "I see nothing wrong");
      talk.injectsFault("pull-secret-missing", "cluster", "store-101");
      String again = says(talk, "store-101", "has no pull secret in the namespace default");
      assertFalse(again.contains("I saw it then"), again);
    }
  }

  @Test
  void sinceWhenIsStillKnownAfterTheBotHasStartedAnew() {
    try (Conversation talk = Conversation.withChildProcess(500)) {
      talk.injectsFault("pull-secret-missing", "cluster", "store-101");
      says(talk, "store-101", "has no pull secret in the namespace default");
      talk.killsBot();
      talk.startsBot();
      says(talk, "store-101", "at the latest: I saw it then");
    }
  }

  @Test
  void whereNothingIsWrongNobodyLooksBack() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      says(talk, "store-101", "I see nothing wrong");
      assertTrue(talk.requests().stream().noneMatch(each -> each.contains("Microsoft.Insights")));
    }
  }

  /** Asks until it says all of this. */
  private static String says(Conversation talk, String site, String... words) {
    return talk.until(
        () ->
            Optional.of(
                    talk.answers(
                        () -> talk.types(AMINA, EDGE_OPS, "/registry doctor " + site), AMINA))
                .filter(answer -> Conversation.says(answer, words))
                .map(answer -> answer.path("text").asText()),
        () -> "the doctor never says " + String.join(", ", words) + "\n" + talk.texts(AMINA));
  }
}
