package dev.lighterman.status;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.Impact;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.AwaitingReapproval;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The card of a plan before it runs, for a decision at a glance: effects on others first, whether
 * it can be undone, then figures. The lists are in the {@link FullPlanCard}.
 */
final class PlanCard {
  /** More effects on others than these are counted. */
  private static final int MAX_SHOWN = 4;

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
    var impact = new Impact(plan.effects());
    List<Sentence> warnings = warnings(context, laterTrouble(plan));
    var builder =
        waitingFor(summary, impact)
            .lines(context.history().replaces().stream().toList())
            .lines(warnings);
    addImpact(builder, plan, impact);
    addFigures(builder, plan, impact, Room.of(context, warnings, impact));
    addPeople(builder, summary, state, requirement);
    if (state.notBefore() != null) {
      builder.field("card.starts", Sentence.of("card.starts.at", "at", state.notBefore()));
    }
    return builder
        .context(smallPrint(context.history().before(), plan, impact, state.hash(), requirement))
        .buttons(
            buttons(
                request,
                approve(request, impact, requirement, context),
                button(request, ButtonAction.WITHDRAW_ASKING, Style.MORE, "card.withdraw")))
        .card();
  }

  /** Continuing a halted run needs approval again: only what is new about it. */
  Card waitingAgain(
      Request request,
      AwaitingReapproval state,
      ApprovalRequirement requirement,
      ApprovalContext context) {
    var summary = new RequestSummary(request);
    var impact = new Impact(state.added());
    var builder =
        waitingFor(summary, impact)
            .lines(warnings(context, List.of()))
            .line(Sentence.of("card.waits-again"));
    addImpact(builder, summary.plan(), impact);
    FullPlanCard.addEffects(builder, state.added());
    addPeople(builder, summary, state, requirement);
    return builder
        .context(List.of(Sentence.of("card.plan-hash", "hash", state.hash().brief())))
        .buttons(
            buttons(
                request,
                approve(request, impact, requirement, context),
                button(request, ButtonAction.STOP, Style.MORE, "card.stay-halted")))
        .card();
  }

  /** A dry run, with its lists: it has no thread and no buttons. */
  Card rehearsal(Plan plan) {
    var builder =
        new CardBuilder(renderer)
            .title(
                StateSign.ENDED,
                Sentence.of("card.subject.rehearsal", "operation", plan.operation())
                    .with("site", RequestSummary.subject(plan))
                    .with("purpose", RequestSummary.purpose(plan)),
                Sentence.of("card.rehearsal"));
    var impact = new Impact(plan.effects());
    builder.lines(laterTrouble(plan));
    addImpact(builder, plan, impact);
    addFigures(builder, plan, impact, Room.FOR_ALL);
    FullPlanCard.addLists(builder, plan, plan.notes(), List.of());
    return builder
        .context(List.of(Sentence.of("card.plan-hash", "hash", PlanHash.of(plan).brief())))
        .card();
  }

  /** What may halt the run later, as far as planning saw it. */
  private static List<Sentence> laterTrouble(Plan plan) {
    return plan.notes().stream().filter(note -> note.key().contains(".warning.")).toList();
  }

  /**
   * What stands in the way of an approval; of what may halt the run, the first, since it may
   * decide, and how much more there is; only how much where nobody may approve anyway. On a phone,
   * the button has to be on the same screen as what is decided by; the full plan says it all.
   */
  private static List<Sentence> warnings(ApprovalContext context, List<Sentence> trouble) {
    List<Sentence> before =
        Stream.of(
                context.request().stream(),
                context.warnings().stream(),
                context.freeze().stream()
                    .map(freeze -> Sentence.of("card.frozen", "freeze", freeze)))
            .flatMap(each -> each)
            .toList();
    List<Sentence> shown = trouble.stream().limit(context.warnings().isEmpty() ? 1 : 0).toList();
    int folded = trouble.size() - shown.size();
    return Stream.of(
            before.stream(),
            shown.stream(),
            folded == 0
                ? Stream.<Sentence>empty()
                : Stream.of(Sentence.of("card.warnings.more", "count", folded)))
        .flatMap(each -> each)
        .toList();
  }

  private CardBuilder waitingFor(RequestSummary summary, Impact impact) {
    return new CardBuilder(renderer)
        .title(
            StateSign.WAITING,
            summary.asked(),
            Sentence.of("card.waits", "inUse", impact.breaks()));
  }

  /** Whom it affects, and whether it can be undone. */
  private static void addImpact(CardBuilder builder, Plan plan, Impact impact) {
    List<Sentence> others = impact.says(Kind.BREAKS_OTHERS, Kind.TOUCHES_OTHERS);
    builder.fact(
        "card.touches-others",
        others.isEmpty() ? List.of(Sentence.of("card.touches-nobody")) : shortened(others));
    builder.fact(
        impact.deletes() > 0 ? "card.irreversible" : "card.deletes-nothing",
        RequestSummary.reversal(plan, impact));
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

  /**
   * What a phone's screen has room for beside warnings and whom it hurts. What matters less is in
   * the full plan, too, and where nobody may approve, on the card of who looks from elsewhere.
   */
  private enum Room {
    FOR_ALL,
    FOR_TIME,
    TIGHT;

    static Room of(ApprovalContext context, List<Sentence> warnings, Impact impact) {
      if (impact.breaks() > 0 || !context.warnings().isEmpty()) {
        return TIGHT;
      }
      return warnings.isEmpty() ? FOR_ALL : FOR_TIME;
    }
  }

  private static void addFigures(CardBuilder builder, Plan plan, Impact impact, Room room) {
    builder.field("card.plan", counts(impact));
    if (room != Room.TIGHT) {
      builder.field("card.time", FullPlanCard.time(plan));
    }
    plan.details().serves().ifPresent(serves -> builder.field("card.serves", serves));
    if (room != Room.TIGHT) {
      builder.field("card.final-test", plan.details().untested().stream().toList());
    }
    builder.field("card.cost", costs(impact));
    if (room == Room.FOR_ALL) {
      builder.field("card.storage", impact.says(Kind.STORAGE));
    }
    if (showsWhatStays(plan, impact)) {
      builder.field("card.stays", plan.notes().stream().map(PlanCard::brief).toList());
    }
  }

  private static boolean showsWhatStays(Plan plan, Impact impact) {
    return FullPlanCard.notesTellWhatStays(plan) && impact.breaks() == 0;
  }

  /** How many resources it creates, changes and deletes; what is zero is not said. */
  private static List<Sentence> counts(Impact impact) {
    Sentence changes =
        Sentence.of("card.plan.changes", "count", impact.changes())
            .with("overwrites", impact.overwrites());
    var counts = new ArrayList<Sentence>();
    if (impact.creates() > 0) {
      counts.add(Sentence.of("card.plan.creates", "count", impact.creates()));
    }
    if (impact.changes() > 0) {
      counts.add(changes);
    }
    if (impact.deletes() > 0) {
      counts.add(Sentence.of("card.plan.deletes", "count", impact.deletes()));
    }
    if (counts.isEmpty()) {
      int shared = impact.shared();
      counts.add(shared == 0 ? changes : Sentence.of("card.plan.shared", "count", shared));
    }
    return counts;
  }

  /** What is paid from then on, or no longer, since a connected registry is paid by the month. */
  private static List<Sentence> costs(Impact impact) {
    Stream<Sentence> saved =
        impact.says(Kind.DELETE).stream()
            .filter(says -> says.key().equals("step.remove-connected-registry"))
            .map(_ -> Sentence.of("card.cost.saved"));
    return Stream.concat(impact.says(Kind.COST).stream(), saved).toList();
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
      List<Sentence> history,
      Plan plan,
      Impact impact,
      PlanHash hash,
      ApprovalRequirement requirement) {
    List<Sentence> context = new ArrayList<>(history);
    int notes = plan.notes().size() - laterTrouble(plan).size();
    if (notes > 0 && !showsWhatStays(plan, impact)) {
      context.add(Sentence.of("card.notes.count", "count", notes));
    }
    context.add(Sentence.of("card.plan-hash", "hash", hash.brief()));
    if (requirement.reason()) {
      context.add(Sentence.of("card.say-why"));
    }
    return context;
  }

  private List<CardButton> buttons(Request request, CardButton approve, CardButton instead) {
    return List.of(
        approve,
        reject(request),
        button(request, ButtonAction.PLAN, Style.PLAIN, "card.full-plan"),
        button(request, ButtonAction.AZ, Style.MORE, "card.az"),
        instead);
  }

  /** The lists of a plan that waits, with the buttons that decide on it. */
  Card listsToDecide(
      Request request, Impact impact, ApprovalRequirement requirement, ApprovalContext context) {
    return FullPlanCard.plan(
        renderer,
        request,
        List.of(approve(request, impact, requirement, context), reject(request)));
  }

  private CardButton approve(
      Request request, Impact impact, ApprovalRequirement requirement, ApprovalContext context) {
    return new ApproveButton(renderer, request, impact).button(requirement, context);
  }

  private CardButton reject(Request request) {
    return new ButtonFactory(renderer, request)
        .bound(ButtonAction.REJECT, Style.PLAIN, Sentence.of("card.reject"));
  }

  private CardButton button(Request request, ButtonAction action, Style style, String label) {
    return new ButtonFactory(renderer, request).button(action, style, Sentence.of(label));
  }
}
