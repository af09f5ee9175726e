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

  private final ButtonFactory buttonFactory;
  private final RequestSummary summary;
  private final Impact impact;

  ApproveButton(SentenceRenderer renderer, Request request, Impact impact) {
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

  private Sentence consequence(ApprovalContext context) {
    Sentence consequence =
        Sentence.of("card.approve.consequence", "site", summary.site())
            .with("creates", impact.creates())
            .with("changes", impact.changes())
            .with("deletes", impact.deletes())
            .with("inUse", impact.breaks())
            .with("duration", summary.plan().expectedDuration())
            .with("frozen", context.freeze().isPresent() ? "yes" : "no")
            .with("affected", impact.says(Kind.TOUCHES_OTHERS))
            .with("reversal", RequestSummary.reversal(summary.plan(), impact))
            .with("workloads", inUse());
    return summary
        .start()
        .map(at -> consequence.with("start", at))
        .orElse(consequence.with("start", ""));
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
