package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Transcript;
import dev.lighterman.status.GoldenFiles;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What questions are answered, word for word, in the world on which the sandbox opens. */
final class QueryAnswersTest {
  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.begin();
  }

  @AfterAll
  static void end() {
    talk.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          list          | /registry list            | connected registries of
          list-offline  | /registry list offline    | 1 connected registry of
          show          | /registry show store-102  | store102
          show-request  | /registry show R999       | There is no request R999
          sites         | /registry sites           | SITE: store-101
          requests      | /registry requests        | There are no requests to show
          home          | /registry                 | To decide
          help          | /registry help            | This is what I can do
          help-deploy   | /registry help deploy     | Also understood
          near          | /registry deplyo          | The nearest is deploy
          """)
  void anAnswerReads(String name, String line, String says) {
    String answer =
        talk.until(
            () -> Optional.of(asks(line, says)).filter(text -> !text.contains("ask once more")),
            () -> line + " is never answered from what was read just now");
    GoldenFiles.assertReads("answers/" + name, Transcript.same(answer));
  }

  private static String asks(String line, String says) {
    return talk.answers(() -> talk.types(AMINA, EDGE_OPS, line), AMINA, says).path("text").asText();
  }

  @Test
  void theFormReads() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    var form = talk.hasOpen(AMINA, "Create plan");
    String all =
        form.findValuesAsText("text").stream()
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n"));
    GoldenFiles.assertReads("answers/form", Transcript.same(all));
  }
}
