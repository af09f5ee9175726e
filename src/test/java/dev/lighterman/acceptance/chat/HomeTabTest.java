package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static dev.lighterman.acceptance.Conversation.fields;
import static java.time.temporal.ChronoUnit.MINUTES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Home tab of each person, kept fresh while they may look at it. */
@Order(1)
final class HomeTabTest {
  private static final String GUS = "U05GUEST";
  private static final String MAELLE = "U06MAREE";

  @Test
  void itShowsWhatWaitsForMeWhatIsMineAndWhetherChangesAreFrozen() {
    try (Conversation talk = Conversation.begin()) {
      opensHome(talk, BEN);
      hasHome(talk, BEN, "No request needs your decision", "Changes are not frozen.", "Sites");
      talk.types(
          AMINA, EDGE_OPS, "/registry deploy myarck8scluster reg=myacrregistry workload=none");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");

      JsonNode home =
          hasHome(
              talk,
              BEN,
              "1 request needs your decision",
              "R1 deploy myarck8scluster",
              "<#" + EDGE_OPS + ">");
      opensHome(talk, AMINA);
      hasHome(talk, AMINA, "1 open request is yours");

      ObjectNode click = fields("user", BEN, "view_id", home.path("id").asText());
      click.put("action_id", "say").put("value", "show R1");
      JsonNode shown =
          talk.answers(
              () -> talk.post("action", click),
              BEN,
              "R1 · Deploy to myarck8scluster · needs approval");
      talk.presses(BEN, shown, "approve");
      talk.sees(BEN, "In direct messages I only answer questions. Decide about R1 in its channel.");
      talk.presses(BEN, plan, "reject");
      talk.types(BEN, EDGE_OPS, "/registry freeze on \"Black Friday\"");
      hasHome(talk, BEN, "<#" + EDGE_OPS + ">", "frozen since", "Black Friday");
    }
  }

  @Test
  void aPassingErrorOfSlackLeavesNoTabEmpty() {
    try (Conversation talk = Conversation.begin()) {
      String passing = "{\"ok\": false, \"error\": \"fatal_error\"}";
      talk.injectsFault(
          "answer", "face", "slack", "path", "views.publish", "times", "2", "body", passing);
      opensHome(talk, BEN);
      hasHome(talk, BEN, "No request needs your decision", "Sites");
    }
  }

  /** More often than changes have the tab made again: there are none but its being open. */
  @Test
  void whySlackDoesNotTellWhoSomebodyIsIsNotWhatStaysThere() {
    try (Conversation talk = Conversation.begin()) {
      String passing = "{\"ok\": false, \"error\": \"fatal_error\"}";
      talk.injectsFault(
          "answer", "face", "slack", "path", "users.info", "times", "3", "body", passing);

      opensHome(talk, CHIARA);

      hasHome(talk, CHIARA, "No request needs your decision");
    }
  }

  @Test
  void itTellsWhichSitesAzureReachesNow() {
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk = Conversation.begin(clock)) {
      opensHome(talk, BEN);
      hasHome(talk, BEN, "Azure does not reach 1 cluster");
      talk.injectsFault("arc-offline", "cluster", "store-101");
      clock.advance(Duration.ofMinutes(6));
      hasHome(talk, BEN, "Azure does not reach 2 clusters");

      talk.clearsFaults();
      clock.advance(Duration.ofMinutes(6));

      hasHome(talk, BEN, "Azure does not reach 1 cluster");
    }
  }

  @Test
  void whereAzureLimitsRequestsTheRestIsThereAndTheSitesComeSoon() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("429", "face", "azure", "path", "^/subscriptions");
      opensHome(talk, BEN);
      hasHome(
          talk,
          BEN,
          "No request needs your decision",
          "I can’t see the sites now",
          "Azure is limiting requests (429).");

      talk.clearsFaults();

      hasHome(talk, BEN, "Azure does not reach 1 cluster");
    }
  }

  /** Before Azure is looked at again. */
  @Test
  void itTellsWhetherAWindowIsOpenNow(@TempDir Path folder) {
    AdjustableClock clock = AdjustableClock.running();
    LocalTime opens = LocalTime.now(ZoneOffset.UTC).plusMinutes(10).truncatedTo(MINUTES);
    try (Conversation talk =
        Conversation.begin(
            clock,
            SandboxOptions.forTests().withSpeed(100),
            told -> withWindow(told, folder, opens))) {
      opensHome(talk, BEN);
      hasHome(talk, BEN, "quiet hours: opens");
      clock.advance(Duration.ofMinutes(20));
      hasHome(talk, BEN, "quiet hours: open until");

      clock.advance(Duration.ofMinutes(20));

      hasHome(talk, BEN, "quiet hours: opens");
    }
  }

  private static Map<String, String> withWindow(
      Map<String, String> told, Path folder, LocalTime opens) {
    String window =
        """
        windows:
          - name: quiet hours
            sites: [myarc*]
            from: "%s"
            to: "%s"
        """
            .formatted(opens, opens.plusMinutes(20));
    try {
      Path file = folder.resolve("lighterman.yaml");
      Files.writeString(file, Files.readString(Path.of(told.get("LIGHTERMAN_CONFIG"))) + window);
      told.put("LIGHTERMAN_CONFIG", file.toString());
      return told;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aGuestIsToldWhyItIsEmptyAndAFrenchOneIsFrench() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry list");
      talk.sees(MAELLE, "registre");
      opensHome(talk, MAELLE);
      hasHome(talk, MAELLE, "Les changements ne sont pas gelés.");
      opensHome(talk, GUS);
      hasHome(talk, GUS, "No channel lets you see that.");
    }
  }

  private static void opensHome(Conversation talk, String person) {
    talk.post("home", fields("user", person));
  }

  private static JsonNode hasHome(Conversation talk, String person, String... words) {
    return talk.until(
        () ->
            Optional.of(talk.state().path("homes").path(person)).filter(home -> says(home, words)),
        () -> person + " has no such tab: " + talk.state().path("homes").path(person));
  }

  private static boolean says(JsonNode home, String... words) {
    return Stream.of(words).allMatch(home.toString()::contains);
  }
}
