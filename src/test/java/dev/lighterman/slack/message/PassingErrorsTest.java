package dev.lighterman.slack.message;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.MethodsClient;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.slack.FixturePolicies;
import dev.lighterman.slack.PassingError;
import dev.lighterman.slack.PassingError.Situation;
import dev.lighterman.slack.SlackFixture;
import dev.lighterman.value.Person;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each error of Slack that passes by itself, at each method that the bot calls: it is as if Slack
 * had been slow. Nothing is lost, nothing is there twice, and the order is kept.
 */
@Order(1)
class PassingErrorsTest {
  private static final Pattern LINES =
      Pattern.compile("approved by|scope-map made|token made|extension made");

  private static final String LEFT = "{\"ok\":false,\"error\":\"user_not_in_channel\"}";
  private static final String NO_CHANNEL = "{\"ok\":false,\"error\":\"channel_not_found\"}";

  /** Whoever tries again that often has waited longer than Slack limits a method's rate. */
  private static final int MOST_TRIES = 10_000;

  /** Several errors one after the other, since conversations take seconds. */
  static Stream<List<PassingError>> errors() {
    return Stream.of(
        List.of(PassingError.INTERNAL_ERROR, PassingError.LOST_ANSWER),
        List.of(PassingError.BUSY, PassingError.HTML),
        List.of(PassingError.FATAL_ERROR, PassingError.TOO_MANY),
        List.of(PassingError.EMPTY, PassingError.REQUEST_TIMEOUT),
        List.of(PassingError.SERVICE_UNAVAILABLE, PassingError.RATELIMITED),
        List.of(PassingError.CUT_OFF, PassingError.TEAM_ADDED_TO_ORG));
  }

  @Test
  void everyErrorIsTried() {
    assertEquals(
        Set.of(PassingError.values()), errors().flatMap(List::stream).collect(Collectors.toSet()));
  }

  /** A method that is new in the code needs a situation, and the test that goes with it. */
  @Test
  void everyMethodThatTheBotCallsIsTried() {
    Set<String> called = new TreeSet<>(Set.of("/response/"));
    for (JavaClass each :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lighterman.slack")) {
      each.getMethodCallsFromSelf().stream()
          .filter(call -> call.getTargetOwner().isEquivalentTo(MethodsClient.class))
          .map(JavaMethodCall::getName)
          .map(name -> name.toLowerCase(Locale.ROOT))
          .forEach(called::add);
    }

    assertEquals(
        called,
        Arrays.stream(Situation.values())
            .flatMap(situation -> situation.methods().stream())
            .map(method -> method.replace(".", "").toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void nothingIsLostOrDoubled(List<PassingError> errors, @TempDir Path directory) throws Exception {
    nothingIsLostOrDoubled(
        Situation.ASKING.faults(errors), Situation.RUNNING.faults(errors), directory);
  }

  @Test
  void norIfAnAnswerLacksWhatItIsReadFor(@TempDir Path directory) throws Exception {
    nothingIsLostOrDoubled(
        Stream.of(
                "conversations.info",
                "conversations.members",
                "conversations.history",
                "users.info",
                "usergroups.users.list",
                "chat.postMessage")
            .map(PassingErrorsTest::answeredByNothing),
        Stream.of("chat.postMessage", "conversations.replies")
            .map(PassingErrorsTest::answeredByNothing),
        directory);
  }

  private static Fault answeredByNothing(String method) {
    return new Fault(
        "answer", Map.of("face", "slack", "path", method, "times", "1", "body", "{\"ok\":true}"));
  }

  private static void nothingIsLostOrDoubled(
      Stream<Fault> whileAsking, Stream<Fault> whileRunning, Path directory) throws Exception {
    try (SlackFixture slack = new SlackFixture(directory)) {
      whileAsking.forEach(slack.faults::inject);
      slack.slack.openHome(BEN);
      slack.types(AMINA, EDGE_OPS, "deploy store-114");
      JsonNode card = slack.message(m -> m.path("blocks").toString().contains("\"approve\""));
      isHome(slack, BEN);
      hitByAll(slack);

      whileRunning.forEach(slack.faults::inject);
      slack.clicks(BEN, card, "approve");

      slack.ephemeralMessage(BEN, "R1 is approved and starts now");
      slack.awaitState(Succeeded.class);
      slack.message(m -> is(card).test(m) && m.get("text").asText().contains("done in"));
      nothingIsToCome(slack);
      hitByAll(slack);
      assertEquals(
          List.of("approved by", "scope-map made", "token made", "extension made"),
          LINES.matcher(thread(slack, card)).results().map(MatchResult::group).toList());
      assertEquals(2, inChannel(slack).size(), () -> slack.messages().toString());
      assertEquals(
          Map.of(AMINA, 1L, BEN, 1L),
          slack.messages().stream()
              .filter(m -> m.has("ephemeral_to"))
              .collect(
                  Collectors.groupingBy(
                      m -> m.get("ephemeral_to").asText(), Collectors.counting())),
          () -> slack.messages().toString());
    }
  }

  /** Nothing else has the card looked at again. */
  @ParameterizedTest
  @EnumSource(names = {"FATAL_ERROR", "LOST_ANSWER"})
  void thatNobodyWhoMayApproveIsThereIsToldLater(PassingError error, @TempDir Path directory) {
    try (SlackFixture slack =
        new SlackFixture(directory, FixturePolicies.approvedBy(new Person("U99ELSEWHERE")))) {
      slack.faults.inject(error.at("conversations.members"));

      slack.types(AMINA, EDGE_OPS, "deploy store-114");

      slack.ephemeralMessage(AMINA, "> may approve R1");
      hitByAll(slack);
    }
  }

  /** Slack lists somebody, in the channel and among those who may approve, by what is no id. */
  @Test
  void whoseIdIsNonsenseDoesNotCount(@TempDir Path directory) {
    try (SlackFixture slack = new SlackFixture(directory)) {
      slack.faults.inject(listing("conversations.members", "members"));
      slack.faults.inject(listing("usergroups.users.list", "users"));

      slack.types(AMINA, EDGE_OPS, "deploy store-114");

      slack.message(m -> m.get("text").asText().contains("may approve R1: invite"));
    }
  }

  private static Fault listing(String method, String list) {
    String body = "{\"ok\":true,\"" + list + "\":[\"?\"]}";
    return new Fault("answer", Map.of("face", "slack", "path", method, "body", body));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void whatOnePersonIsToldIsThereOnce(List<PassingError> errors, @TempDir Path directory) {
    try (SlackFixture slack = new SlackFixture(directory)) {
      slack.types(AMINA, EDGE_OPS, "deploy store-114");
      slack.ephemeralMessage(AMINA, "R1 · Preparing the plan");
      errors.forEach(error -> slack.faults.inject(error.at("chat.postEphemeral")));

      slack.types(AMINA, EDGE_OPS, "deploy nowhere");

      toldOnce(slack, "there is no nowhere");
      hitByAll(slack);
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void whoHasLeftTheChannelIsToldDirectlyAndOnce(
      List<PassingError> errors, @TempDir Path directory) {
    try (SlackFixture slack = new SlackFixture(directory)) {
      slack.types(AMINA, EDGE_OPS, "deploy store-114");
      slack.ephemeralMessage(AMINA, "R1 · Preparing the plan");
      nothingIsToCome(slack);
      slack.faults.inject(hasLeft());
      inject(slack, Situation.TELLING_ONE, errors);

      slack.types(AMINA, EDGE_OPS, "deploy nowhere");

      toldOnce(slack, "there is no nowhere");
    }
  }

  @Test
  void whoHasLeftBeforeTheBotsFirstWordInTheChannelIsToldDirectlyToo(@TempDir Path directory) {
    try (SlackFixture slack = new SlackFixture(directory)) {
      slack.faults.inject(hasLeft());

      slack.types(AMINA, EDGE_OPS, "deploy store-114");

      slack.message(m -> m.get("text").asText().contains("R1 · Preparing the plan"));
      slack.said("needs approval");
    }
  }

  @Test
  void whoHasLeftWhereTheBotIsNotEitherIsToldThatItHasToBeInvited(@TempDir Path directory) {
    try (SlackFixture slack = new SlackFixture(directory)) {
      slack.faults.inject(hasLeft());
      slack.faults.inject(
          new Fault(
              "answer", Map.of("face", "slack", "path", "conversations.info", "body", NO_CHANNEL)));

      slack.types(AMINA, EDGE_OPS, "deploy store-114");

      toldOnce(slack, "/invite");
      assertEquals(List.of(), slack.store.requests().open());
    }
  }

  private static Fault hasLeft() {
    return new Fault("answer", Map.of("face", "slack", "path", "chat.postEphemeral", "body", LEFT));
  }

  /** Once, and nothing more is to come. */
  private static void toldOnce(SlackFixture slack, String text) {
    slack.message(m -> m.get("text").asText().contains(text));
    nothingIsToCome(slack);
    assertEquals(
        1,
        slack.messages().stream().filter(m -> m.get("text").asText().contains(text)).count(),
        () -> slack.messages().toString());
  }

  private static void nothingIsToCome(SlackFixture slack) {
    for (Request request : slack.store.requests().recent(10)) {
      slack.eventually(
          () -> Optional.of(true).filter(_ -> slack.allSent(request.number().toString())),
          "not all sent");
    }
    slack.eventually(
        () -> Optional.of(true).filter(_ -> slack.repliesPending() == 0), "not all answered");
  }

  /** A lost answer is not among them: Slack has opened the form then. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOST_ANSWER")
  void whoWaitsForAFormThatSlackDoesNotOpenIsToldToTryAgain(
      PassingError error, @TempDir Path directory) {
    try (SlackFixture slack = new SlackFixture(directory)) {
      inject(slack, Situation.OPENING_A_FORM, List.of(error));
      for (long told = 0; told < MOST_TRIES && !isFilled(slack); told++) {
        slack.types(AMINA, EDGE_OPS, "deploy");
        long now = told + 1;
        slack.eventually(
            () -> Optional.of(true).filter(_ -> isFilled(slack) || triesAgain(slack) == now),
            "neither told nor opened");
      }

      assertTrue(triesAgain(slack) > 0);
      assertTrue(isFilled(slack));
    }
  }

  /**
   * How often it is told so: in a message, or in a form that was opened and could not be filled.
   */
  private static long triesAgain(SlackFixture slack) {
    return Stream.concat(slack.messages().stream(), slack.views().stream())
        .filter(each -> each.toString().contains("Slack does not answer me at the moment"))
        .count();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void aFormIsFilledOnce(List<PassingError> errors, @TempDir Path directory) {
    try (SlackFixture slack = new SlackFixture(directory)) {
      inject(slack, Situation.FILLING_A_FORM, errors);
      slack.types(AMINA, EDGE_OPS, "deploy");

      slack.eventually(() -> Optional.of(true).filter(_ -> isFilled(slack)), "not filled");
      hitByAll(slack);
    }
  }

  private static boolean isFilled(SlackFixture slack) {
    return slack.views().stream().anyMatch(view -> view.at("/view/blocks").size() == 3);
  }

  /** What is clicked on the Home tab is answered in a direct message. */
  @ParameterizedTest
  @MethodSource("errors")
  void aClickOnTheHomeTabIsAnsweredOnce(List<PassingError> errors, @TempDir Path directory)
      throws Exception {
    try (SlackFixture slack = new SlackFixture(directory)) {
      slack.slack.openHome(AMINA);
      isHome(slack, AMINA);
      inject(slack, Situation.TELLING_ONE, errors);

      slack.chooses(AMINA, slack.home(AMINA), "say", "list");

      hitByAll(slack);
      toldOnce(slack, "203 sites");
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void whoIsNamedIsFoundAllTheSame(List<PassingError> errors, @TempDir Path directory)
      throws Exception {
    try (SlackFixture slack = new SlackFixture(directory)) {
      slack.types(AMINA, EDGE_OPS, "deploy store-114");
      slack.message(m -> m.path("blocks").toString().contains("\"approve\""));
      inject(slack, Situation.NAMING_A_PERSON, errors);

      slack.types(AMINA, EDGE_OPS, "handover R1 @Ben");

      hitByAll(slack);
      toldOnce(slack, "R1 is <@" + BEN + ">’s from now on");
    }
  }

  private static void inject(SlackFixture slack, Situation situation, List<PassingError> errors) {
    situation.faults(errors).forEach(slack.faults::inject);
  }

  private static void hitByAll(SlackFixture slack) {
    slack.eventually(
        () -> Optional.of(true).filter(_ -> slack.faults.all().isEmpty()),
        "not hit by " + slack.faults.all());
  }

  private static void isHome(SlackFixture slack, String person) {
    slack.eventually(
        () ->
            Optional.of(slack.home(person))
                .filter(home -> home.toString().contains("nothing waits for you")),
        "no Home tab");
  }

  private static Predicate<JsonNode> is(JsonNode card) {
    return message -> message.get("ts").equals(card.get("ts"));
  }

  /** The card and the ending. */
  private static List<JsonNode> inChannel(SlackFixture slack) {
    return slack.messages().stream()
        .filter(m -> !m.has("ephemeral_to"))
        .filter(m -> !m.has("thread_ts") || m.get("thread_ts").equals(m.get("ts")))
        .toList();
  }

  private static String thread(SlackFixture slack, JsonNode card) {
    return slack.messages().stream()
        .filter(m -> m.path("thread_ts").equals(card.get("ts")) && !is(card).test(m))
        .map(m -> m.get("text").asText())
        .collect(Collectors.joining("\n"));
  }
}
