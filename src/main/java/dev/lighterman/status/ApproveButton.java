package dev.lighterman.status;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.Impact;
import dev.lighterman.request.Request;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.stream.Stream;

/**
 * The button that approves what a plan does. It asks for a reason if one is required; else it tells
 * once more what follows, and asks whether that is meant.
 */
final class ApproveButton {
  /** More workloads than these are not named in a confirmation, which Slack keeps short. */
  private static final int MAX_NAMED = 2;

  /** Slack's limit, at which a confirmation would be cut. */
  private static final int MAX_CONSEQUENCE = 300;

  private final SentenceRenderer renderer;
  private final ButtonFactory buttonFactory;
  private final RequestSummary summary;
  private final Impact impact;

  ApproveButton(SentenceRenderer renderer, Request request, Impact impact) {
    this.renderer = renderer;
    this.buttonFactory = new ButtonFactory(renderer, request);
    this.summary = new RequestSummary(request);
    this.impact = impact;
  }

  CardButton button(ApprovalRequirement requirement, ApprovalContext context) {
    Sentence label = worded("card.approve");
    CardButton button =
        buttonFactory.described(
            buttonFactory.bound(
                requirement.reason() ? ButtonAction.APPROVE_WHY : ButtonAction.APPROVE,
                impact.destroys() ? Style.DANGER : Style.PRIMARY,
                label.with("asks", requirement.reason() ? "yes" : "no")),
            summary
                .titled("card.approve.described")
                .with("creates", impact.creates())
                .with("label", label.with("asks", "no")));
    return requirement.reason()
        ? button
        : buttonFactory.asking(
            button,
            worded("card.approve.title")
                .with("number", summary.number())
                .with("purpose", RequestSummary.purpose(summary.plan())),
            consequence(context),
            worded("card.approve.yes"));
  }

  private Sentence worded(String key) {
    return Sentence.of(key, "operation", summary.operation()).with("deletes", impact.deletes());
  }

  /**
   * What follows, in whole sentences: the fullest wording that Slack shows uncut. What breaks and
   * what can't be undone is never left out.
   */
  private Sentence consequence(ApprovalContext context) {
    List<Sentence> fullestFirst =
        Stream.of(Wording.values()).map(wording -> consequence(context, wording)).toList();
    return fullestFirst.stream()
        .filter(each -> renderer.render(each, TextFormat.PLAIN).length() <= MAX_CONSEQUENCE)
        .findFirst()
        .orElseGet(fullestFirst::getLast);
  }

  /** How much a confirmation tells, the most first; what it leaves out is on the card. */
  private enum Wording {
    WHOLE,
    WITH_FIRST_OF_OTHERS,
    WITHOUT_OTHERS,
    WITHOUT_SITE,
    WITHOUT_WORKLOADS,
    WITHOUT_LIST_OF_WHAT_STAYS;

    boolean isBefore(Wording other) {
      return compareTo(other) < 0;
    }
  }

  private Sentence consequence(ApprovalContext context, Wording wording) {
    List<Sentence> affected = impact.says(Kind.TOUCHES_OTHERS);
    Sentence reversal = RequestSummary.reversal(summary.plan(), impact);
    Sentence consequence =
        Sentence.of(
                "card.approve.consequence",
                "site",
                wording.isBefore(Wording.WITHOUT_SITE) ? summary.subject() : "")
            .with("creates", impact.creates())
            .with("changes", impact.changes())
            .with("deletes", impact.deletes())
            .with("shared", impact.isOfSharedThings() ? impact.shared() : 0)
            .with("inUse", impact.breaks())
            .with("duration", summary.plan().expectedDuration())
            .with("frozen", context.freeze().isPresent() ? "yes" : "no")
            .with("affects", affected.size())
            .with("affected", shown(affected, wording))
            .with("reversal", wording.isBefore(Wording.WITHOUT_LIST_OF_WHAT_STAYS) ? reversal : "")
            .with("workloads", wording.isBefore(Wording.WITHOUT_WORKLOADS) ? inUse() : List.of());
    return summary
        .start()
        .map(at -> consequence.with("start", at))
        .orElse(consequence.with("start", ""));
  }

  private static List<Sentence> shown(List<Sentence> affected, Wording wording) {
    return switch (wording) {
      case WHOLE -> affected;
      case WITH_FIRST_OF_OTHERS ->
          affected.size() < 2
              ? affected
              : List.of(
                  affected.getFirst(), Sentence.of("card.more", "count", affected.size() - 1));
      case WITHOUT_OTHERS, WITHOUT_SITE, WITHOUT_WORKLOADS, WITHOUT_LIST_OF_WHAT_STAYS -> List.of();
    };
  }

  /** The first workloads that fail, by name. */
  private List<String> inUse() {
    return impact.says(Kind.BREAKS_OTHERS).stream()
        .flatMap(says -> Stream.ofNullable(says.values().get("workload")))
        .map(Object::toString)
        .limit(MAX_NAMED)
        .toList();
  }
}
