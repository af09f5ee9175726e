package dev.lighterman.status;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A plan before it runs: what it does to others first, then to each thing, and who may decide. */
final class PlanCard {
  private static final Map<Kind, String> LABELS =
      Map.of(
          Kind.CREATE, "card.creates",
          Kind.CHANGE, "card.changes",
          Kind.OVERWRITE, "card.overwrites",
          Kind.DELETE, "card.deletes",
          Kind.PASSING, "card.passing",
          Kind.KEEP, "card.keeps");

  private final SentenceRenderer texts;

  PlanCard(SentenceRenderer texts) {
    this.texts = texts;
  }

  /** It waits for people. */
  Card waiting(Request request, AwaitingApproval state, ApprovalRequirement approvals) {
    var subject = new RequestSummary(request);
    var sheet = new CardBuilder(texts).headline(subject.asked(), waits(state, approvals));
    describe(sheet, subject.plan());
    List<Sentence> small = new ArrayList<>(subject.asker());
    small.addAll(prospects(subject.plan()));
    small.add(Sentence.of("card.plan-hash", "hash", state.hash().brief()));
    if (approvals.reason()) {
      small.add(Sentence.of("card.say-why"));
    }
    return sheet.context(small).buttons(buttons(request, subject, approvals)).card();
  }

  /** Nobody is asked. */
  Card rehearsal(Plan plan) {
    var sheet =
        new CardBuilder(texts)
            .headline(
                Sentence.of("card.subject.rehearsal", "operation", plan.operation())
                    .with("site", plan.siteName()),
                Sentence.of("card.rehearsal"));
    describe(sheet, plan);
    return sheet
        .context(
            List.of(
                Sentence.of("card.usually", "duration", plan.expectedDuration()),
                Sentence.of("card.plan-hash", "hash", PlanHash.of(plan).brief())))
        .card();
  }

  private static Sentence waits(AwaitingApproval state, ApprovalRequirement approvals) {
    return Sentence.of("card.waits", "by", approvals.by())
        .with("count", approvals.count())
        .with("until", state.until());
  }

  private static void describe(CardBuilder sheet, Plan plan) {
    List<Sentence> others = says(plan, Kind.TOUCHES_OTHERS);
    sheet.fact(
        "card.touches-others",
        others.isEmpty() ? List.of(Sentence.of("card.touches-nobody")) : others);
    List.of(Kind.DELETE, Kind.OVERWRITE, Kind.CHANGE, Kind.CREATE, Kind.PASSING, Kind.KEEP)
        .forEach(kind -> sheet.fact(LABELS.getOrDefault(kind, "card.keeps"), says(plan, kind)));
    sheet
        .fact("card.chose", choices(plan, false))
        .fact("card.typed", choices(plan, true))
        .fact("card.firewall", plan.hosts().stream().map(PlainText::text).toList())
        .listed(Sentence.of("card.notes", "operation", plan.operation()), plan.notes());
  }

  private static List<Sentence> says(Plan plan, Kind kind) {
    return plan.effects(kind).stream().map(Effect::says).toList();
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

  private static List<Sentence> prospects(Plan plan) {
    return List.of(
        Sentence.of("card.usually", "duration", plan.expectedDuration()),
        Sentence.of("card.nothing-yet"));
  }

  private List<CardButton> buttons(
      Request request, RequestSummary subject, ApprovalRequirement approvals) {
    var press = new ButtonFactory(texts, request);
    return List.of(
        approve(press, subject, approvals),
        press.bound(ButtonAction.REJECT, Style.PLAIN, Sentence.of("card.reject")),
        press.button(ButtonAction.AZ, Style.MORE, Sentence.of("card.az")),
        press.button(ButtonAction.WITHDRAW, Style.MORE, Sentence.of("card.withdraw")));
  }

  /** It asks first: for a reason where one is wanted, else whether it is meant. */
  private static CardButton approve(
      ButtonFactory press, RequestSummary subject, ApprovalRequirement approvals) {
    Plan plan = subject.plan();
    boolean deletes = !plan.effects(Kind.DELETE, Kind.OVERWRITE).isEmpty();
    Style style = deletes ? Style.DANGER : Style.PRIMARY;
    Sentence label = counted("card.approve", plan);
    return approvals.reason()
        ? press.bound(ButtonAction.APPROVE_WHY, style, label)
        : press.asking(
            press.bound(ButtonAction.APPROVE, style, label),
            subject.about("card.approve.title"),
            counted("card.approve.consequence", plan).with("site", plan.siteName()),
            Sentence.of("card.approve.yes"));
  }

  private static Sentence counted(String key, Plan plan) {
    return Sentence.of(key, "creates", plan.effects(Kind.CREATE).size())
        .with("deletes", plan.effects(Kind.DELETE).size())
        .with("changes", plan.effects(Kind.CHANGE, Kind.OVERWRITE).size())
        .with("others", plan.effects(Kind.TOUCHES_OTHERS).size());
  }
}
