package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Effect;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Finding;
import dev.lighterman.request.InertStep;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Refusal.MustAct;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.UserGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PlanJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final Person BEN = new Person("U02APPROVER");
  private static final ArmId SITE =
      ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", "store-104");

  private static final Sentence FREEZE =
      Sentence.of("freeze.cover.channel", "by", BEN)
          .with("channel", new Channel("C01EDGEOPS"))
          .with("why", "Black Friday");

  private static final Claim ADDRESS = new Claim("cluster/10.0.0.50");

  private final PlanJson json =
      new PlanJson(FakeDetails.formats(Map.of("put-thing/1", PutThing.class)));

  @Test
  void aPlanComesBackAsItWasAndKeepsItsHash() {
    Plan plan = plan();

    Plan read = json.plan(json.write(plan));

    assertEquals(plan, read);
    assertEquals(PlanHash.of(plan), PlanHash.of(read));
  }

  @Test
  void aStoredValueThatCannotBeReadIsAFaultOfOurs() {
    String odd =
        json.write(plan()).replace("\"address\":\"10.0.0.50\"", "\"address\":\"999.1.1.1\"");

    assertThrows(IllegalStateException.class, () -> json.plan(odd));
  }

  @Test
  void aStepIsTaggedByNameAndVersion() {
    assertEquals(true, json.write(plan()).contains("\"is\":\"put-thing/1\""));
  }

  @Test
  void aChoiceThatWasStoredWithoutAClaimIsReadable() {
    String stored =
        """
        {"option": "address", "value": "10.0.0.50", "source": ["lowest.free", {}], "typed": false}
        """;

    assertEquals(
        new Choice("address", "10.0.0.50", Sentence.of("lowest.free"), false),
        json.read(stored, Choice.class));
  }

  @ParameterizedTest
  @CsvSource({"3.1s, PT3.1S", "?, "})
  void aPullThatWasStoredAsTheKubeletReportsItIsReadable(String took, @Nullable Duration read) {
    StepExecution stored = pulled(Duration.ofSeconds(77));
    String text = json.write(stored);

    assertEquals(stored, json.stepExecution(text));
    assertEquals(pulled(read), json.stepExecution(text.replace("\"PT1M17S\"", '"' + took + '"')));
  }

  private static StepExecution pulled(@Nullable Duration took) {
    var pull = new Finding.ImagePull("pos-7d9", "node-2", "10.0.0.50/pos:1.5", took, null, true);
    return StepExecution.ended(
        new StepProgress(
            new StepId("await-pull"), Status.DONE, NOW, NOW, PlainText.text("pulled"), pull),
        NOW,
        null);
  }

  @Test
  void aRefusalThatWasStoredWithoutWhoMustActIsTheAskers() {
    var refused = new RequestState.Planning().refuse(Refusal.ourFault(), NOW);
    String stored = json.write(refused).replace(",\"mustAct\":\"NOBODY\"", "");

    var read = (RequestState.Refused) json.read(stored, RequestState.class);
    assertEquals(MustAct.NOBODY, refused.mustAct());
    assertEquals(MustAct.ASKER, read.mustAct());
  }

  @Test
  void theValuesOfASentenceKeepTheirTypes() {
    var sentence =
        Sentence.of("all.kinds")
            .with("text", "as it is")
            .with("number", 5)
            .with("long", 5L)
            .with("duration", Duration.ofMinutes(5))
            .with("instant", NOW)
            .with("person", BEN)
            .with("group", new UserGroup("S01LEADS"))
            .with("channel", new Channel("C01EDGEOPS"))
            .with("sentence", Sentence.of("inner", "list", List.of("a", 1, BEN)));

    assertEquals(sentence, json.read(json.write(sentence), Sentence.class));
  }

  @ParameterizedTest
  @MethodSource
  void everyStateComesBackAsItWas(RequestState state) {
    assertEquals(state, json.read(json.write(state), RequestState.class));
  }

  static Stream<RequestState> everyStateComesBackAsItWas() {
    var hash = new PlanHash("0".repeat(64));
    var votes =
        new Authority.Votes(
            List.of(BEN), List.of(new Authority.Reason(BEN, "tested at another site")));
    var planning = new RequestState.Planning();
    var approved = planning.planned(hash, NOW, Duration.ofHours(1)).approve(votes, NOW);
    var running = approved.start(NOW);
    var failed =
        new StepOutcome.Failed(
            StepOutcome.Blame.OPERATOR,
            PlainText.text("storage class is not there"),
            PlainText.text("make it"),
            new StepOutcome.Amendment("storage-class", "local-path"));
    var halted = running.halt(new RequestState.Halt.Failure(new StepId("thing"), failed), NOW);
    return Stream.of(
        planning,
        planning.planned(hash, NOW, Duration.ofHours(1)),
        planning.plannedAndApproved(hash, new Authority.Policy("nights"), NOW),
        approved,
        running,
        halted,
        running.halt(new RequestState.Halt.Stopped(BEN), NOW),
        approved.frozen(FREEZE),
        running.freeze(FREEZE),
        running.halt(new RequestState.Halt.Frozen(FREEZE), NOW),
        halted.undo(BEN),
        halted.leave(BEN, "", List.of(PlainText.text("thing")), NOW),
        running.end(NOW),
        halted.undo(BEN).end(NOW),
        approved.supersede(new RequestNumber(413), List.of(PlainText.text("new")), NOW),
        approved.withdraw(BEN, "", NOW),
        approved.expire(NOW));
  }

  @Test
  void aFreezeThatWasStoredByItsReasonAloneIsReadable() {
    RequestState state =
        new RequestState.Running(new Authority.Policy("nights"), NOW).freeze(FREEZE);
    String stored = json.write(state).replace(json.write(FREEZE), json.write("Black Friday"));

    assertEquals(
        new RequestState.Running(new Authority.Policy("nights"), NOW)
            .freeze(PlainText.text("Black Friday")),
        json.read(stored, RequestState.class));
  }

  private static Plan plan() {
    var step = new PutThing(SITE, ServiceAddress.of("10.0.0.50"), Duration.ofSeconds(5));
    return new Plan(
        "deploy",
        SITE,
        "store-104",
        List.of(
            new PlannedStep(new StepId("first"), step, Set.of()),
            new PlannedStep(new StepId("second"), step, Set.of(new StepId("first")))),
        List.of(
            new Choice("address", "10.0.0.50", Sentence.of("lowest.free"), false).with(ADDRESS),
            new Choice("workload", "check", Sentence.of("choice.typed"), true)),
        Set.of(ADDRESS),
        new FakeDetails(Map.of("ring", "canary"), SITE, "store-104"),
        List.of("prodacr.azurecr.io:443"),
        List.of(Sentence.of("note", "about", 6).with("long", 7L)));
  }

  /** A step with the kinds of values that steps are made of. */
  record PutThing(ArmId thing, ServiceAddress address, Duration expectedDuration)
      implements InertStep {
    @Override
    public Sentence description() {
      return Sentence.of("put.thing");
    }

    @Override
    public List<Effect> effects() {
      return List.of(new Effect(Effect.Kind.CREATE, thing.toString(), description()));
    }
  }
}
