package dev.lighterman.status;

import static dev.lighterman.status.Samples.AMINA;
import static dev.lighterman.status.Samples.ASKED;
import static dev.lighterman.status.Samples.BEGAN;
import static dev.lighterman.status.Samples.BEN;
import static dev.lighterman.status.Samples.progress;
import static dev.lighterman.status.Samples.request;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lighterman.approval.Approvals;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Outcome.Amendment;
import dev.lighterman.request.Outcome.Blame;
import dev.lighterman.request.Outcome.Failed;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Remains;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Mark;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Group;
import dev.lighterman.value.Language;
import dev.lighterman.value.Offer;
import dev.lighterman.value.Plain;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each message as people see it, in every language. */
@ParameterizedClass
@EnumSource
final class CardsTest {
  private static final String AGAIN =
      "/registry deploy store-114 --registry prodacr --repository pos --service-ip 10.43.0.50";

  private static final Authority VOTES = new Authority.Votes(List.of(BEN));
  private static final Approvals LEADS =
      new Approvals("edge changes", List.of(new Group("S01LEADS")), 1, Duration.ofHours(1), false);
  private static final Instant NOW = BEGAN.plusSeconds(136);

  private final Language language;
  private final Cards cards;

  CardsTest(Language language) {
    this.language = language;
    this.cards = new Languages().cards(language);
  }

  @Test
  void looking() {
    assertLooks("looking", cards.looking(request(new RequestState.Planning(), null)));
  }

  @Test
  void planBeforeApproval() {
    assertLooks("plan", card(waiting(request(new RequestState.Planning())), List.of()));
  }

  @Test
  void removalBeforeApproval() {
    assertLooks(
        "plan-remove",
        card(waiting(request(new RequestState.Planning(), Samples.removal())), List.of()));
  }

  @Test
  void planThatTwoHaveToApprove() {
    var two =
        new Approvals("edge", List.of(new Group("S01LEADS"), AMINA), 2, Duration.ofHours(1), true);
    assertLooks(
        "plan-two", cards.card(waiting(request(new RequestState.Planning())), two, List.of(), NOW));
  }

  @Test
  void rehearsal() {
    assertLooks("rehearsal", cards.rehearsal(Samples.deployment()));
  }

  @Test
  void approved() {
    var hash = PlanHash.of(Samples.deployment());
    assertLooks(
        "approved",
        card(request(new RequestState.Approved(hash, VOTES, BEGAN, null, null)), List.of()));
  }

  @Test
  void running() {
    assertLooks("running", card(request(new RequestState.Running(VOTES, BEGAN)), installing()));
  }

  @Test
  void runningAndAskedToStop() {
    var running = new RequestState.Running(VOTES, BEGAN).stop(AMINA, false);
    assertLooks("running-stopping", card(request(running), installing()));
  }

  @Test
  void allTheWayWithoutAClusterToReach() {
    var far = Samples.outOfReach();
    assertLooks(
        "plan-no-reach", card(waiting(request(new RequestState.Planning(), far)), List.of()));
    assertLooks(
        "running-no-reach",
        card(request(new RequestState.Running(VOTES, BEGAN), far), installing()));
    assertLooks(
        "succeeded-no-reach",
        ended(
            request(new RequestState.Succeeded(VOTES, BEGAN, BEGAN.plusSeconds(320)), far),
            serving().subList(0, 5)));
    assertLooks(
        "commands-no-reach",
        cards.commands(
            request(new RequestState.Running(VOTES, BEGAN), far),
            installing(),
            "/registry remove store-101"));
  }

  @Test
  void linesOfTheThread() {
    var running = request(new RequestState.Running(VOTES, BEGAN));
    var all = new ArrayList<>(installing());
    all.add(
        progress(
            "await-active", Mark.FAILED, 300, 310, Sentence.of("card.cause.frozen", "why", "x")));
    all.add(
        progress("put-pull-secret", Mark.UNDONE, 300, 301, Sentence.of("step.gone", "what", "x")));
    String lines =
        all.stream()
            .map(step -> cards.threadLine(running, step).text())
            .reduce("", (a, b) -> a + b + "\n");
    assertLooks("thread", new Card(lines, List.of()));
  }

  @Test
  void haltedByAFailureThatAnotherValueMends() {
    var failed =
        new Failed(
            Blame.ASKER,
            Sentence.of("step.volume-pending", "class", "standard")
                .with("cluster", "store-114")
                .with("classes", List.of("local-path")),
            Sentence.of("step.volume-pending.remedy", "class", "local-path"),
            new Amendment("storage-class", "local-path"));
    var request =
        halted(new Halt.Failure(new StepId("install-extension"), failed), Direction.FORWARD);

    assertLooks("halted", ended(request, failing(failed)));
    assertLooks("halted-card", card(request, failing(failed)));
  }

  @Test
  void haltedByOurOwnMistake() {
    var failed =
        new Failed(
            Blame.US,
            Plain.text("NullPointerException"),
            Plain.text("Tell whoever runs me."),
            null);
    var request =
        halted(new Halt.Failure(new StepId("install-extension"), failed), Direction.FORWARD);

    assertLooks("halted-us", ended(request, failing(failed)));
  }

  @Test
  void haltedByAPerson() {
    assertLooks(
        "halted-stopped",
        ended(halted(new Halt.Stopped(AMINA), Direction.FORWARD), Samples.created()));
  }

  @Test
  void haltedByAFreeze() {
    assertLooks(
        "halted-frozen",
        ended(halted(new Halt.Frozen("Black Friday"), Direction.FORWARD), Samples.created()));
  }

  @Test
  void haltedRemoval() {
    var state =
        new RequestState.Halted(VOTES, BEGAN, Direction.FORWARD, new Halt.Stopped(AMINA), NOW);
    var gone = Sentence.of("step.gone", "what", "store114");
    var steps = List.of(progress("remove-extension", Mark.DONE, 0, 90, gone));

    assertLooks("halted-remove", ended(request(state, Samples.removal()), steps));
  }

  @Test
  void undoing() {
    assertLooks("undoing", card(request(new RequestState.Undoing(VOTES, BEGAN)), undoneInPart()));
  }

  @Test
  void haltedWhileUndoing() {
    var request = halted(new Halt.Stopped(BEN), Direction.BACK);

    assertLooks("halted-undoing", ended(request, undoneInPart()));
    assertLooks("halted-undoing-card", card(request, undoneInPart()));
  }

  @Test
  void succeeded() {
    var request = request(new RequestState.Succeeded(VOTES, BEGAN, BEGAN.plusSeconds(348)));

    assertLooks("succeeded", ended(request, serving()));
    assertLooks("succeeded-card", card(request, serving()));
  }

  @Test
  void removed() {
    var request =
        request(new RequestState.Succeeded(VOTES, BEGAN, BEGAN.plusSeconds(95)), Samples.removal());
    var gone = Sentence.of("step.gone", "what", "store114");
    var steps =
        List.of(
            progress("remove-extension", Mark.DONE, 0, 90, gone),
            progress("remove-connected-registry", Mark.DONE, 90, 95, gone));

    assertLooks("removed", ended(request, steps));
    assertLooks("removed-card", card(request, steps));
  }

  @Test
  void undone() {
    var request = request(new RequestState.Undone(NOW));
    assertLooks("undone", ended(request, allUndone()));
    assertLooks("undone-card", card(request, allUndone()));
  }

  @Test
  void left() {
    var exists = List.of(Sentence.of("effect.token.sync", "name", "store114"));
    var request = request(new RequestState.Left(AMINA, exists, NOW));
    assertLooks("left", ended(request, Samples.created()));
    assertLooks("left-card", card(request, Samples.created()));
  }

  @Test
  void leftInTheMiddleOfARemoval() {
    var gone = Sentence.of("step.gone", "what", "store114");
    var steps = List.of(progress("remove-extension", Mark.DONE, 0, 90, gone));
    var exists = Remains.of(Samples.removal(), steps).exists();
    var request = request(new RequestState.Left(AMINA, exists, NOW), Samples.removal());

    assertLooks("left-remove", ended(request, steps));
    assertLooks("left-remove-card", card(request, steps));
  }

  @Test
  void rejected() {
    assertLooks(
        "rejected",
        card(request(new RequestState.Rejected(BEN, "Not today & not <here>", NOW)), List.of()));
  }

  @Test
  void rejectedWithoutAWord() {
    assertLooks(
        "rejected-silently", card(request(new RequestState.Rejected(BEN, "", NOW)), List.of()));
  }

  @Test
  void expired() {
    assertLooks("expired", card(request(new RequestState.Expired(NOW)), List.of()));
  }

  @Test
  void withdrawn() {
    assertLooks("withdrawn", card(request(new RequestState.Withdrawn(AMINA, NOW)), List.of()));
  }

  @Test
  void superseded() {
    var since = List.of(Sentence.of("effect.cert-manager.install"));
    assertLooks(
        "superseded",
        card(request(new RequestState.Superseded(new RequestNumber(413), since, NOW)), List.of()));
  }

  @Test
  void refused() {
    var why =
        Sentence.of("deploy.address-outside", "address", "192.100.100.1")
            .with("range", "10.0.0.0/16")
            .with("free", "10.0.0.50");
    var use =
        new Offer(Sentence.of("offer.use", "value", "10.0.0.50"), "deploy store-114 ip=10.0.0.50");
    assertLooks(
        "refused",
        ended(request(new RequestState.Refused(why, List.of(use), NOW), null), List.of()));
  }

  @Test
  void linesToDoItByHand() {
    var request = request(new RequestState.Running(VOTES, BEGAN));

    assertLooks("commands", cards.commands(request, List.of(), AGAIN));
    assertLooks("commands-left", cards.commands(request, Samples.created(), AGAIN));
  }

  @Test
  void linesToTakeBackByHandWhatIsLeftToUndo() {
    var halted = halted(new Halt.Stopped(BEN), Direction.BACK);

    assertLooks("commands-undoing", cards.commands(halted, undoneInPart(), AGAIN));
    assertLooks("commands-undone", cards.commands(halted, allUndone(), AGAIN));
  }

  @Test
  void answer() {
    assertLooks(
        "answer",
        cards.answer(
            Answer.of(
                Plain.text("Two & <!channel>"),
                new Answer.Line(Sentence.of("card.asked-by", "person", AMINA)),
                new Answer.Section(Plain.text("Sites"), List.of(Plain.text("a"), Plain.text("b"))),
                new Answer.Table(
                    List.of(Sentence.of("column.name"), Sentence.of("column.last-sync")),
                    List.of(
                        List.of(
                            Sentence.of("cell.person", "person", AMINA),
                            Sentence.of("cell.instant", "at", ASKED)),
                        List.of(Plain.text("<b>"), Plain.text("")))),
                new Answer.Code("kubectl get pods > /tmp/x"),
                new Answer.Buttons(
                    List.of(new Answer.Button(Sentence.of("button.help"), "help"))))));
  }

  @Test
  void nothingThatPeopleTypeBecomesMarkup() {
    var plan = card(waiting(request(new RequestState.Planning())), List.of());

    assertFalse(plan.toString().contains("<!channel>"));
  }

  private void assertLooks(String name, Card card) {
    Golden.assertLooks(language == Language.EN ? name : language.tag() + "/" + name, card);
  }

  private Card card(Request request, List<StepProgress> steps) {
    return cards.card(request, LEADS, steps, NOW);
  }

  private Card ended(Request request, List<StepProgress> steps) {
    return cards.ended(request, steps, NOW, List.of(AMINA, new Group("S02ONCALL")));
  }

  private static Request waiting(Request request) {
    var plan = java.util.Objects.requireNonNull(request.plan());
    return request.moved(
        new RequestState.AwaitingApproval(PlanHash.of(plan), ASKED, ASKED.plusSeconds(3600)));
  }

  private static Request halted(Halt why, Direction direction) {
    return request(new RequestState.Halted(VOTES, BEGAN, direction, why, NOW));
  }

  private static List<StepProgress> installing() {
    return and(
        Samples.created(),
        progress(
            "install-extension",
            Mark.WAITING,
            6,
            0,
            Sentence.of("step.install-extension.waiting", "name", "store114")));
  }

  private static List<StepProgress> failing(Failed failed) {
    return and(
        Samples.created(), progress("install-extension", Mark.FAILED, 6, 130, failed.cause()));
  }

  private static List<StepProgress> undoneInPart() {
    return and(
        Samples.created(),
        progress(
            "install-extension",
            Mark.WAITING,
            100,
            0,
            Sentence.of("step.busy", "what", "store114")));
  }

  private static List<StepProgress> allUndone() {
    return Samples.created().stream()
        .map(step ->
            progress(
                step.id().text(), Mark.UNDONE, 6, 9, Sentence.of("step.gone", "what", "store114")))
        .toList();
  }

  private static List<StepProgress> serving() {
    var active =
        Samples.with(
            progress(
                "await-active",
                Mark.DONE,
                300,
                320,
                Sentence.of("step.await-active.done", "name", "store114")),
            Map.of(
                "table.name", "store114",
                "table.mode", "ReadOnly",
                "table.connection", "Online",
                "table.parent", "prodacr",
                "table.loginServer", "prodacr.azurecr.io",
                "table.lastSync", "2026-11-24T12:08:41Z",
                "table.schedule", "* * * * *",
                "extension", "Succeeded"));
    var pulled =
        Samples.with(
            progress("await-pull", Mark.DONE, 330, 345, Plain.text("Pulled")),
            Map.of(
                "proof.pod", "pos-7d9",
                "proof.node", "node-2",
                "proof.image", "10.43.0.50/pos:1.5",
                "proof.took", "3.1s",
                "proof.digest", "10.43.0.50/pos@sha256:9f2c8b7d6e5f4a3b2c1d",
                "proof.ended", "true"));
    var installed =
        progress(
            "install-extension",
            Mark.DONE,
            6,
            300,
            Sentence.of("step.install-extension.done", "name", "store114")
                .with("version", "1.2.3"));
    var secret =
        progress(
            "put-pull-secret",
            Mark.DONE,
            322,
            324,
            Sentence.of("step.put-pull-secret.done", "name", "store114-pull"));
    return and(Samples.created(), installed, active, secret, pulled);
  }

  private static List<StepProgress> and(List<StepProgress> first, StepProgress... more) {
    var all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }
}
