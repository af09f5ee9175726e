package dev.lighterman.status;

import static dev.lighterman.status.SampleProgress.NOW;
import static dev.lighterman.status.SampleProgress.VOTES;
import static dev.lighterman.status.SampleProgress.waiting;
import static dev.lighterman.status.SampleRequests.AMINA;
import static dev.lighterman.status.SampleRequests.BEGAN;
import static dev.lighterman.status.SampleRequests.BEN;
import static dev.lighterman.status.SampleRequests.request;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.TryLater;
import dev.lighterman.value.UserGroup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans, and what becomes of those that never run, in every language. */
@ParameterizedClass
@EnumSource
final class PlanCardsTest {
  private final CardRendering rendering;

  PlanCardsTest(Language language) {
    rendering = new CardRendering(language);
  }

  @Test
  void looking() {
    rendering.assertLooks(
        "looking", rendering.cards().looking(request(new RequestState.Planning(), null)));
  }

  @Test
  void planBeforeApproval() {
    rendering.assertLooks(
        "plan", rendering.card(waiting(request(new RequestState.Planning())), List.of()));
  }

  @Test
  void removalBeforeApproval() {
    rendering.assertLooks(
        "plan-remove",
        rendering.card(
            waiting(request(new RequestState.Planning(), SampleRequests.removal())), List.of()));
  }

  @Test
  void removalOfWhatIsInUse() {
    rendering.assertLooks(
        "plan-remove-in-use",
        rendering.card(
            waiting(request(new RequestState.Planning(), SampleRequests.removalInUse(6))),
            List.of()));
  }

  @Test
  void planThatMayHaltLater() {
    Plan warned =
        SampleRequests.deployment()
            .withNote(
                Sentence.of("deploy.warning.network", "registry", "prodacr")
                    .with("site", "store-114")
                    .with("host", "prodacr.eastus.data.azurecr.io"))
            .withNote(
                Sentence.of("deploy.warning.runtime", "nodes", 2)
                    .with("runtimes", List.of("cri-o")))
            .withNote(Sentence.of("deploy.warning.pod-security", "namespace", "default"));
    rendering.assertLooks(
        "plan-warned",
        rendering.card(waiting(request(new RequestState.Planning(), warned)), List.of()));
  }

  @Test
  void planWithALongReasonWhichTheListsHaveInFull() {
    Request asked =
        waiting(
            request(
                new RequestState.Planning(),
                SampleRequests.deployment(),
                "CHG0042 the old server hums, and its disk has reported errors since Sunday"));
    rendering.assertLooks("plan-why", rendering.card(asked, List.of()));
    rendering.assertLooks("full-plan-why", rendering.cards().fullPlan(asked, List.of()));
  }

  @Test
  void allListsOfAPlan() {
    rendering.assertLooks(
        "full-plan",
        rendering.cards().fullPlan(waiting(request(new RequestState.Planning())), List.of()));
  }

  /** By words, not by the options of {@code az}. */
  @Test
  void allSettingsOfPlans() {
    Plan plan = SampleRequests.deployment();
    List<Choice> settings =
        Stream.of(
                "cluster-name store-114",
                "cure sync-password",
                "image menu:2.0",
                "import mcr.microsoft.com/menu:2.0",
                "name store114",
                "namespace default",
                "registry prodacr",
                "repository pos,menu",
                "service-ip 10.43.0.50",
                "site store-114",
                "storage-class local-path",
                "storage-size 500Gi",
                "workload check",
                "workload deploy",
                "workload none")
            .map(option -> option.split(" ", 2))
            .map(option -> new Choice(option[0], option[1], Sentence.of("choice.typed"), true))
            .toList();
    var set =
        new Plan(
            plan.operation(),
            plan.site(),
            plan.siteName(),
            plan.steps(),
            settings,
            plan.claims(),
            plan.details(),
            plan.hosts(),
            plan.notes());
    rendering.assertLooks(
        "full-plan-settings",
        rendering.cards().fullPlan(request(new RequestState.Planning(), set), List.of()));
  }

  @Test
  void planThatTwoHaveToApprove() {
    var two =
        new ApprovalRequirement(
            "edge", List.of(new UserGroup("S01LEADS"), AMINA), 2, Duration.ofHours(1), true);
    rendering.assertLooks(
        "plan-two",
        rendering.cards().card(waiting(request(new RequestState.Planning())), two, List.of(), NOW));
  }

  @Test
  void whatAHaltedRunWouldDoBeyondWhatWasApproved() {
    var halted =
        new RequestState.Halted(
            VOTES, BEGAN, RequestState.Direction.FORWARD, new Halt.Stopped(AMINA), NOW);
    var overwritten =
        new Effect(
            Effect.Kind.OVERWRITE,
            "scope-map",
            Sentence.of("effect.scope-map.client", "name", "store114-pull"));
    var state =
        new RequestState.AwaitingReapproval(
            halted,
            PlanHash.of(SampleRequests.deployment()),
            List.of(overwritten),
            NOW,
            NOW.plusSeconds(3600));
    rendering.assertLooks("plan-again", rendering.card(request(state), List.of()));
  }

  @Test
  void rehearsal() {
    rendering.assertLooks("rehearsal", rendering.cards().rehearsal(SampleRequests.deployment()));
  }

  @Test
  void approved() {
    var hash = PlanHash.of(SampleRequests.deployment());
    rendering.assertLooks(
        "approved",
        rendering.card(
            request(new RequestState.Approved(hash, VOTES, BEGAN, null, null)), List.of()));
  }

  @Test
  void rejected() {
    rendering.assertLooks(
        "rejected",
        rendering.card(
            request(new RequestState.Rejected(BEN, "Not today & not <here>", NOW)), List.of()));
  }

  @Test
  void rejectedWithoutAWord() {
    rendering.assertLooks(
        "rejected-silently",
        rendering.card(request(new RequestState.Rejected(BEN, "", NOW)), List.of()));
  }

  @Test
  void expired() {
    rendering.assertLooks(
        "expired", rendering.card(request(new RequestState.Expired(NOW)), List.of()));
  }

  @Test
  void withdrawn() {
    rendering.assertLooks(
        "withdrawn", rendering.card(request(new RequestState.Withdrawn(AMINA, NOW)), List.of()));
  }

  @Test
  void superseded() {
    var since = List.of(Sentence.of("effect.cert-manager.install"));
    rendering.assertLooks(
        "superseded",
        rendering.card(
            request(new RequestState.Superseded(new RequestNumber(413), since, NOW)), List.of()));
  }

  @Test
  void refused() {
    var why =
        Sentence.of("deploy.address-outside", "address", "192.100.100.1")
            .with("range", "10.0.0.0/16")
            .with("free", "10.0.0.50");
    var use =
        new SuggestedCommand(
            Sentence.of("offer.use", "value", "10.0.0.50"), "deploy store-114 ip=10.0.0.50");
    rendering.assertLooks(
        "refused",
        rendering.ended(
            request(
                new RequestState.Planning().refuse(Refusal.of(new AskerMustAct(why, use)), NOW),
                null),
            List.of()));
  }

  @Test
  void repairThatWouldBeRefusedAgain() {
    var problem =
        new OperatorMustAct(
            Sentence.of("azure.provider-missing", "namespace", "Microsoft.Kubernetes"),
            Sentence.of("azure.provider-missing.remedy", "namespace", "Microsoft.Kubernetes"));
    rendering.assertLooks(
        "refused-repair", rendering.ended(refusedRepair(Refusal.of(problem)), List.of()));
  }

  @Test
  void repairThatMaySucceedInAMoment() {
    var later = new TryLater(Sentence.of("azure.throttled"), Duration.ZERO);
    rendering.assertLooks(
        "refused-repair-later", rendering.ended(refusedRepair(Refusal.of(later)), List.of()));
  }

  private static Request refusedRepair(Refusal refusal) {
    var intent =
        new Intent(
            "repair",
            List.of("store-114"),
            new LinkedHashMap<>(),
            AMINA,
            new Channel("C01EDGEOPS"));
    return new Request(
        new RequestNumber(412),
        1,
        intent,
        new RequestState.Planning().refuse(refusal, NOW),
        null,
        null,
        SampleRequests.ASKED);
  }

  @Test
  void nothingThatPeopleTypeBecomesMarkup() {
    var plan = rendering.card(waiting(request(new RequestState.Planning())), List.of());

    assertFalse(plan.toString().contains("<!channel>"));
  }
}
