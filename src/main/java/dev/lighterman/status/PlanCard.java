package dev.lighterman.status;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.AwaitingReapproval;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The card of a plan before it runs, for a decision at a glance: effects on others first, whether
 * it can be undone, then figures. The lists are in the {@link FullPlanCard}.
 */
final class PlanCard {
  /** More effects on others than these are counted. */
  private static final int MAX_SHOWN = 4;

  /** More workloads than these are not named in a confirmation, which Slack keeps short. */
  private static final int MAX_NAMED = 2;

  /** Effects on others that reach widest: shown first, since a confirmation may be cut short. */
  private static final List<String> WIDEST_FIRST =
      List.of("effect.cert-manager.install", "effect.containerd-trust");

  private final SentenceRenderer renderer;

  PlanCard(SentenceRenderer renderer) {
    this.renderer = renderer;
  }

  /** The plan waits for approval. */
  Card waiting(
      Request request,
      AwaitingApproval state,
      ApprovalRequirement requirement,
      ApprovalContext context) {
    var summary = new RequestSummary(request);
    Plan plan = summary.plan();
    var builder = waitingFor(summary, plan.effects(), context).lines(laterTrouble(plan));
    addImpact(builder, plan, plan.effects(), staying(plan));
    addFigures(builder, plan);
    if (state.notBefore() != null) {
      builder.field("card.starts", Sentence.of("card.starts.at", "at", state.notBefore()));
    }
    addPeople(builder, summary, state, requirement);
    return builder
        .context(smallPrint(context.history(), plan, state.hash(), requirement))
        .buttons(
            buttons(
                request,
                approve(request, plan.effects(), requirement, context),
                button(request, ButtonAction.WITHDRAW_ASKING, "card.withdraw")))
        .card();
  }

  /** Continuing a halted run needs approval again: only what is new about it. */
  Card waitingAgain(
      Request request,
      AwaitingReapproval state,
      ApprovalRequirement requirement,
      ApprovalContext context) {
    var summary = new RequestSummary(request);
    var builder = waitingFor(summary, state.added(), context).line(Sentence.of("card.waits-again"));
    addImpact(builder, summary.plan(), state.added(), List.of());
    FullPlanCard.addEffects(builder, state.added());
    addPeople(builder, summary, state, requirement);
    return builder
        .context(List.of(Sentence.of("card.plan-hash", "hash", state.hash().brief())))
        .buttons(
            buttons(
                request,
                approve(request, state.added(), requirement, context),
                button(request, ButtonAction.STOP, "card.stay-halted")))
        .card();
  }

  /** A dry run, with its lists: it has no thread and no buttons. */
  Card rehearsal(Plan plan) {
    var builder =
        new CardBuilder(renderer)
            .title(
                StateSign.ENDED,
                Sentence.of("card.subject.rehearsal", "operation", plan.operation())
                    .with("site", plan.siteName())
                    .with("purpose", RequestSummary.purpose(plan)),
                Sentence.of("card.rehearsal"));
    builder.lines(laterTrouble(plan));
    addImpact(builder, plan, plan.effects(), staying(plan));
    addFigures(builder, plan);
    FullPlanCard.addLists(builder, plan, List.of());
    return builder
        .context(List.of(Sentence.of("card.plan-hash", "hash", PlanHash.of(plan).brief())))
        .card();
  }

  /** What may halt the run later, as far as planning saw it. */
  private static List<Sentence> laterTrouble(Plan plan) {
    return plan.notes().stream().filter(note -> note.key().contains(".warning.")).toList();
  }

  private CardBuilder waitingFor(
      RequestSummary summary, List<Effect> effects, ApprovalContext context) {
    return new CardBuilder(renderer)
        .title(
            StateSign.WAITING,
            summary.asked(),
            Sentence.of("card.waits", "inUse", count(effects, Kind.BREAKS_OTHERS)))
        .lines(context.warnings())
        .lines(
            context.freeze().stream()
                .map(freeze -> Sentence.of("card.frozen", "freeze", freeze))
                .toList());
  }

  /** Whom it affects, and whether it can be undone. */
  private static void addImpact(
      CardBuilder builder, Plan plan, List<Effect> effects, List<Sentence> stays) {
    List<Sentence> others = says(effects, Kind.BREAKS_OTHERS, Kind.TOUCHES_OTHERS);
    builder.fact(
        "card.touches-others",
        others.isEmpty() ? List.of(Sentence.of("card.touches-nobody")) : shortened(others));
    Sentence reversal =
        Sentence.of("card.reversal", "operation", plan.operation())
            .with("creates", creates(effects))
            .with("changes", changes(effects))
            .with("deletes", deletes(effects))
            .with("site", plan.siteArgument())
            .with("stays", stays)
            .with("staying", stays.size());
    builder.fact(
        deletes(effects) > 0 ? "card.irreversible" : "card.deletes-nothing",
        plan.details().reversal(plan.siteArgument()).orElse(reversal));
  }

  private static List<Sentence> staying(Plan plan) {
    return plan.steps().stream().flatMap(step -> step.step().staying().stream()).toList();
  }

  /** The last effect says what becomes of all, so it is always shown. */
  private static List<Sentence> shortened(List<Sentence> sentences) {
    int hidden = sentences.size() - MAX_SHOWN;
    return hidden <= 0
        ? sentences
        : Stream.of(
                sentences.stream().limit(MAX_SHOWN - 1),
                Stream.of(Sentence.of("card.more", "count", hidden)),
                Stream.of(sentences.getLast()))
            .flatMap(each -> each)
            .toList();
  }

  private static void addFigures(CardBuilder builder, Plan plan) {
    List<Effect> effects = plan.effects();
    builder
        .field("card.plan", counts(effects))
        .field("card.time", Sentence.of("card.usually", "duration", plan.expectedDuration()));
    plan.details().serves().ifPresent(serves -> builder.field("card.serves", serves));
    builder.field("card.cost", costs(effects)).field("card.storage", says(effects, Kind.STORAGE));
    if (FullPlanCard.notesTellWhatStays(plan)) {
      builder.field("card.stays", plan.notes().stream().map(PlanCard::brief).toList());
    }
  }

  /** How many resources it creates, changes and deletes; what is zero is not said. */
  private static List<Sentence> counts(List<Effect> effects) {
    Sentence changes =
        Sentence.of("card.plan.changes", "count", changes(effects))
            .with("overwrites", count(effects, Kind.OVERWRITE));
    var counts = new ArrayList<Sentence>();
    if (creates(effects) > 0) {
      counts.add(Sentence.of("card.plan.creates", "count", creates(effects)));
    }
    if (changes(effects) > 0) {
      counts.add(changes);
    }
    if (deletes(effects) > 0) {
      counts.add(Sentence.of("card.plan.deletes", "count", deletes(effects)));
    }
    return counts.isEmpty() ? List.of(changes) : counts;
  }

  /** What is paid from then on, or no longer, since a connected registry is paid by the month. */
  private static List<Sentence> costs(List<Effect> effects) {
    Stream<Sentence> saved =
        says(effects, Kind.DELETE).stream()
            .filter(says -> says.key().equals("step.remove-connected-registry"))
            .map(_ -> Sentence.of("card.cost.saved"));
    return Stream.concat(says(effects, Kind.COST).stream(), saved).toList();
  }

  /** What a removal keeps, by name: the note itself says how to delete it. */
  private static Sentence brief(Sentence note) {
    String what = note.key().substring(note.key().lastIndexOf('.') + 1).replace('-', '_');
    return Sentence.of("card.stays.brief", "what", what)
        .with("name", note.values().getOrDefault("name", ""));
  }

  /** Who asked and why, who decides and until when. */
  private static void addPeople(
      CardBuilder builder,
      RequestSummary summary,
      Undecided state,
      ApprovalRequirement requirement) {
    builder
        .field("card.asked", summary.requester())
        .field(
            "card.decide",
            Sentence.of("card.decide.by", "by", requirement.by())
                .with("count", requirement.count())
                .with("until", state.until()));
  }

  private static List<Sentence> smallPrint(
      List<Sentence> history, Plan plan, PlanHash hash, ApprovalRequirement requirement) {
    List<Sentence> context = new ArrayList<>(history);
    if (!plan.notes().isEmpty() && !FullPlanCard.notesTellWhatStays(plan)) {
      context.add(Sentence.of("card.notes.count", "count", plan.notes().size()));
    }
    context.add(Sentence.of("card.plan-hash", "hash", hash.brief()));
    if (requirement.reason()) {
      context.add(Sentence.of("card.say-why"));
    }
    return context;
  }

  private static List<Sentence> says(List<Effect> effects, Kind... kinds) {
    return Stream.of(kinds)
        .flatMap(kind ->
            effects.stream()
                .filter(effect -> effect.kind() == kind)
                .map(Effect::says)
                .sorted(Comparator.comparingInt(PlanCard::narrowness)))
        .toList();
  }

  private static int narrowness(Sentence says) {
    int place = WIDEST_FIRST.indexOf(says.key());
    return place < 0 ? WIDEST_FIRST.size() : place;
  }

  private List<CardButton> buttons(Request request, CardButton approve, CardButton instead) {
    return List.of(
        approve,
        reject(request),
        fullPlan(request),
        button(request, ButtonAction.AZ, "card.az"),
        instead);
  }

  /** The lists of a plan that waits, with the buttons that decide on it. */
  Card listsToDecide(
      Request request,
      List<Effect> effects,
      ApprovalRequirement requirement,
      ApprovalContext context) {
    return FullPlanCard.plan(
        renderer,
        request,
        List.of(approve(request, effects, requirement, context), reject(request)));
  }

  private CardButton reject(Request request) {
    return new ButtonFactory(renderer, request)
        .bound(ButtonAction.REJECT, Style.PLAIN, Sentence.of("card.reject"));
  }

  private CardButton fullPlan(Request request) {
    return new ButtonFactory(renderer, request)
        .button(ButtonAction.PLAN, Style.PLAIN, Sentence.of("card.full-plan"));
  }

  private CardButton button(Request request, ButtonAction action, String label) {
    return new ButtonFactory(renderer, request).button(action, Style.MORE, Sentence.of(label));
  }

  /** Asks for a reason if one is required, else for confirmation. */
  private CardButton approve(
      Request request,
      List<Effect> effects,
      ApprovalRequirement requirement,
      ApprovalContext context) {
    var buttonFactory = new ButtonFactory(renderer, request);
    var summary = new RequestSummary(request);
    boolean destroys = effects.stream().anyMatch(Effect::destroys);
    Sentence label = approving("card.approve", summary, effects).with("asks", "no");
    CardButton button =
        buttonFactory.described(
            buttonFactory.bound(
                requirement.reason() ? ButtonAction.APPROVE_WHY : ButtonAction.APPROVE,
                destroys ? Style.DANGER : Style.PRIMARY,
                label.with("asks", requirement.reason() ? "yes" : "no")),
            summary
                .titled("card.approve.described")
                .with("creates", creates(effects))
                .with("label", label));
    return requirement.reason()
        ? button
        : buttonFactory.asking(
            button,
            approving("card.approve.title", summary, effects)
                .with("number", request.number().toString())
                .with("purpose", RequestSummary.purpose(request.plan())),
            consequence(summary, effects, context),
            approving("card.approve.yes", summary, effects));
  }

  private static Sentence approving(String key, RequestSummary summary, List<Effect> effects) {
    return Sentence.of(key, "operation", summary.operation()).with("deletes", deletes(effects));
  }

  private static Sentence consequence(
      RequestSummary summary, List<Effect> effects, ApprovalContext context) {
    Sentence consequence =
        Sentence.of("card.approve.consequence", "site", summary.site())
            .with("creates", creates(effects))
            .with("changes", changes(effects))
            .with("deletes", deletes(effects))
            .with("inUse", count(effects, Kind.BREAKS_OTHERS))
            .with("duration", summary.plan().expectedDuration())
            .with("frozen", context.freeze().isPresent() ? "yes" : "no")
            .with("affected", says(effects, Kind.TOUCHES_OTHERS))
            .with("workloads", inUse(effects));
    return summary
        .start()
        .map(at -> consequence.with("start", at))
        .orElse(consequence.with("start", ""));
  }

  /** The first workloads that fail, by name. */
  private static List<String> inUse(List<Effect> effects) {
    return says(effects, Kind.BREAKS_OTHERS).stream()
        .flatMap(says -> Stream.ofNullable(says.values().get("workload")))
        .map(Object::toString)
        .limit(MAX_NAMED)
        .toList();
  }

  private static int creates(List<Effect> effects) {
    return count(effects, Kind.CREATE);
  }

  private static int changes(List<Effect> effects) {
    return count(effects, Kind.CHANGE, Kind.OVERWRITE);
  }

  private static int deletes(List<Effect> effects) {
    return count(effects, Kind.DELETE);
  }

  private static int count(List<Effect> effects, Kind... kinds) {
    return (int) effects.stream().filter(effect -> List.of(kinds).contains(effect.kind())).count();
  }
}
