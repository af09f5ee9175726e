package dev.lighterman.status;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.AwaitingReapproval;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The card of a plan before it runs: effects on others first, then all other effects, and who may
 * approve.
 */
final class PlanCard {
  private static final Map<Kind, String> LABELS =
      Map.of(
          Kind.CREATE, "card.creates",
          Kind.CHANGE, "card.changes",
          Kind.OVERWRITE, "card.overwrites",
          Kind.DELETE, "card.deletes",
          Kind.COST, "card.cost",
          Kind.STORAGE, "card.storage",
          Kind.PASSING, "card.passing",
          Kind.KEEP, "card.keeps");

  private final SentenceRenderer renderer;

  PlanCard(SentenceRenderer renderer) {
    this.renderer = renderer;
  }

  /** The plan waits for approval. */
  Card waiting(
      Request request,
      AwaitingApproval state,
      ApprovalRequirement requirement,
      List<Sentence> warnings) {
    var summary = new RequestSummary(request);
    var builder =
        new CardBuilder(renderer)
            .headline(summary.asked(), waitingFor(state, requirement))
            .lines(warnings);
    if (state.notBefore() != null) {
      builder.fact("card.starts", Sentence.of("card.starts.at", "at", state.notBefore()));
    }
    describe(builder, summary.plan());
    List<Sentence> context = new ArrayList<>(summary.asker());
    context.addAll(expectations(summary.plan()));
    context.add(Sentence.of("card.plan-hash", "hash", state.hash().brief()));
    if (requirement.reason()) {
      context.add(Sentence.of("card.say-why"));
    }
    return builder.context(context).buttons(buttons(request, summary, requirement)).card();
  }

  /** Continuing a halted run needs approval again: only what is new about it. */
  Card waitingAgain(
      Request request,
      AwaitingReapproval state,
      ApprovalRequirement requirement,
      List<Sentence> warnings) {
    var summary = new RequestSummary(request);
    var builder =
        new CardBuilder(renderer)
            .headline(summary.asked(), waitingFor(state, requirement))
            .lines(warnings)
            .line(Sentence.of("card.waits-again"));
    describe(builder, state.added());
    List<Sentence> context = new ArrayList<>(summary.asker());
    context.add(Sentence.of("card.plan-hash", "hash", state.hash().brief()));
    var buttonFactory = new ButtonFactory(renderer, request);
    return builder
        .context(context)
        .buttons(
            List.of(
                approve(buttonFactory, summary, state.added(), requirement),
                buttonFactory.bound(ButtonAction.REJECT, Style.PLAIN, Sentence.of("card.reject")),
                buttonFactory.button(ButtonAction.AZ, Style.MORE, Sentence.of("card.az")),
                buttonFactory.button(
                    ButtonAction.STOP, Style.MORE, Sentence.of("card.stay-halted"))))
        .card();
  }

  /** A dry run. */
  Card rehearsal(Plan plan) {
    var builder =
        new CardBuilder(renderer)
            .headline(
                Sentence.of("card.subject.rehearsal", "operation", plan.operation())
                    .with("site", plan.siteName()),
                Sentence.of("card.rehearsal"));
    describe(builder, plan);
    return builder
        .context(
            List.of(
                Sentence.of("card.usually", "duration", plan.expectedDuration()),
                Sentence.of("card.plan-hash", "hash", PlanHash.of(plan).brief())))
        .card();
  }

  private static Sentence waitingFor(Undecided state, ApprovalRequirement requirement) {
    return Sentence.of("card.waits", "by", requirement.by())
        .with("count", requirement.count())
        .with("until", state.until());
  }

  private static void describe(CardBuilder builder, Plan plan) {
    describe(builder, plan.effects());
    builder
        .fact("card.chose", choices(plan, false))
        .fact("card.typed", choices(plan, true))
        .fact("card.firewall", plan.hosts().stream().map(PlainText::text).toList())
        .listed(Sentence.of("card.notes", "operation", plan.operation()), plan.notes());
  }

  private static void describe(CardBuilder builder, List<Effect> effects) {
    List<Sentence> others = new ArrayList<>(says(effects, Kind.BREAKS_OTHERS));
    others.addAll(says(effects, Kind.TOUCHES_OTHERS));
    builder.fact(
        "card.touches-others",
        others.isEmpty() ? List.of(Sentence.of("card.touches-nobody")) : others);
    List.of(
            Kind.COST,
            Kind.STORAGE,
            Kind.DELETE,
            Kind.OVERWRITE,
            Kind.CHANGE,
            Kind.CREATE,
            Kind.PASSING,
            Kind.KEEP)
        .forEach(
            kind -> builder.fact(LABELS.getOrDefault(kind, "card.keeps"), says(effects, kind)));
  }

  private static List<Sentence> says(List<Effect> effects, Kind kind) {
    return effects.stream().filter(effect -> effect.kind() == kind).map(Effect::says).toList();
  }

  private static List<Sentence> choices(Plan plan, boolean typed) {
    return plan.choices().stream()
        .filter(choice -> choice.typed() == typed)
        .map(typed ? PlanCard::typed : PlanCard::chosen)
        .toList();
  }

  private static Sentence chosen(Choice choice) {
    return Sentence.of("card.choice", "option", choice.option())
        .with("value", choice.value())
        .with("source", choice.source());
  }

  private static Sentence typed(Choice choice) {
    return Sentence.of("card.choice.typed", "option", choice.option())
        .with("value", choice.value());
  }

  private static List<Sentence> expectations(Plan plan) {
    return List.of(
        Sentence.of("card.usually", "duration", plan.expectedDuration()),
        Sentence.of("card.nothing-yet"));
  }

  private List<CardButton> buttons(
      Request request, RequestSummary summary, ApprovalRequirement requirement) {
    var buttonFactory = new ButtonFactory(renderer, request);
    return List.of(
        approve(buttonFactory, summary, summary.plan().effects(), requirement),
        buttonFactory.bound(ButtonAction.REJECT, Style.PLAIN, Sentence.of("card.reject")),
        buttonFactory.button(ButtonAction.AZ, Style.MORE, Sentence.of("card.az")),
        buttonFactory.button(ButtonAction.WITHDRAW, Style.MORE, Sentence.of("card.withdraw")));
  }

  /** Asks for a reason if one is required, else for confirmation. */
  private static CardButton approve(
      ButtonFactory buttonFactory,
      RequestSummary summary,
      List<Effect> effects,
      ApprovalRequirement requirement) {
    boolean destroys = count(effects, Kind.DELETE, Kind.OVERWRITE, Kind.BREAKS_OTHERS) > 0;
    Style style = destroys ? Style.DANGER : Style.PRIMARY;
    Sentence label = counted("card.approve", effects);
    return requirement.reason()
        ? buttonFactory.bound(ButtonAction.APPROVE_WHY, style, label)
        : buttonFactory.asking(
            buttonFactory.bound(ButtonAction.APPROVE, style, label),
            summary.about("card.approve.title"),
            consequence(summary, effects),
            Sentence.of("card.approve.yes"));
  }

  private static Sentence consequence(RequestSummary summary, List<Effect> effects) {
    Sentence consequence =
        counted("card.approve.consequence", effects).with("site", summary.plan().siteName());
    return summary
        .start()
        .map(at -> Sentence.of("card.approve.later", "at", at).with("then", consequence))
        .orElse(consequence);
  }

  private static Sentence counted(String key, List<Effect> effects) {
    return Sentence.of(key, "creates", count(effects, Kind.CREATE))
        .with("deletes", count(effects, Kind.DELETE))
        .with("changes", count(effects, Kind.CHANGE, Kind.OVERWRITE))
        .with("inUse", count(effects, Kind.BREAKS_OTHERS))
        .with("others", count(effects, Kind.BREAKS_OTHERS, Kind.TOUCHES_OTHERS));
  }

  private static int count(List<Effect> effects, Kind... kinds) {
    return (int) effects.stream().filter(effect -> List.of(kinds).contains(effect.kind())).count();
  }
}
