package dev.lighterman.slack.message;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.request.RequestState.Expired;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.slack.FixturePolicies;
import dev.lighterman.slack.SlackFixture;
import dev.lighterman.value.Language;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of approvals besides the card: that one is missing, and that nobody gave one. */
@Order(1)
class ApprovalNoticesTest {
  private static final String LEAD = "U04LEAD";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN | <!subteam^S01LEADS>: R1 still waits for you, until",
        "FR | <!subteam^S01LEADS>\u00a0: R1 attend toujours votre décision, jusqu’à"
      })
  void approversAreRemindedOnceBeforeTheirTimeIsOver(
      Language language, String reminder, @TempDir Path directory) {
    try (var slack =
        new SlackFixture(directory, FixturePolicies.in(language, 1, Duration.ofSeconds(24)))) {
      slack.types(AMINA, EDGE_OPS, "deploy store-114");

      JsonNode said = slack.said(reminder);

      assertTrue(said.has("thread_ts"), "in the card's thread");
      slack.awaitState(Expired.class);
      long reminders =
          slack.messages().stream()
              .filter(message -> message.get("text").asText().contains(reminder))
              .count();
      assertEquals(1, reminders);
    }
  }

  /** Of the two who may approve in this channel, one asks, and may not approve that. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN | R1 needs 2 approvals, and only 1 of those who may give them is in <#C01EDGEOPS>: invite",
        "FR | R1 demande 2 approbations, et 1 seule personne qui peut la donner est dans <#C01EDGEOPS>"
      })
  void thatTooFewOfTheChannelMayApproveIsSaidAtOnce(
      Language language, String warning, @TempDir Path directory) {
    try (var slack =
        new SlackFixture(directory, FixturePolicies.in(language, 2, Duration.ofHours(1)))) {
      slack.types(LEAD, EDGE_OPS, "deploy store-114");
      slack.said(warning);

      slack.types(AMINA, EDGE_OPS, "deploy store-115");
      slack.said("R2");
      assertTrue(
          slack.messages().stream().noneMatch(each -> each.toString().contains("R2 needs 2")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN | R1 · deploy store-114 · approved by the rule “edge changes” alone, nobody else reviewed it",
        "FR | R1 · déploiement sur store-114 · approbation par la seule règle «\u00a0edge changes\u00a0»"
      })
  void whatThePolicyAloneApprovesIsToldToEverybody(
      Language language, String loud, @TempDir Path directory) {
    try (var slack =
        new SlackFixture(directory, FixturePolicies.in(language, 0, Duration.ofHours(1)))) {
      slack.types(AMINA, EDGE_OPS, "deploy store-114");

      JsonNode said = slack.said(loud);

      assertTrue(said.path("thread_ts").isMissingNode(), "not in a thread");
      assertTrue(said.get("text").asText().contains("<!subteam^S02ONCALL>"), "mentions on-call");
      slack.awaitState(Succeeded.class);
    }
  }
}
