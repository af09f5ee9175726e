package dev.lighterman.status;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.StepProgress;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The card of a successful run: the proof, and where to pull from. Its table is in the thread. */
final class SuccessCard {
  private final SentenceRenderer renderer;
  private final RequestSummary summary;
  private final Evidence evidence;

  SuccessCard(SentenceRenderer renderer, Request request, List<StepProgress> steps) {
    this.renderer = renderer;
    this.summary = new RequestSummary(request);
    this.evidence = new Evidence(steps);
  }

  Card card(Succeeded state) {
    Plan plan = summary.plan();
    String took = Elapsed.of(Duration.between(state.began(), state.at()));
    var builder =
        new CardBuilder(renderer)
            .title(
                StateSign.SUCCEEDED,
                summary.succeeded(),
                Sentence.of("card.succeeded.took", "took", took))
            .lines(evidence.proof())
            .lines(evidence.runsOn());
    plan.details().results().forEach(line -> builder.field(line.label(), line.values()));
    builder.field("card.final-test", plan.details().untested().stream().toList());
    builder.field("card.registry", evidence.verified());
    builder
        .listed(Sentence.of("card.deleted"), says(plan, Kind.DELETE))
        .listed(Sentence.of("card.stays-after-removal"), plan.staying())
        .listed(Sentence.of("card.notes", "operation", plan.operation()), summary.notes());
    if (plan.removes()) {
      plan.details().reversal(plan.siteArgument()).ifPresent(builder::line);
    }
    CommandsCard.addManual(plan, builder);
    List<Sentence> context = new ArrayList<>(summary.asker());
    context.add(RequestSummary.authority(state.authority()));
    context.add(Sentence.of("card.details-in-thread"));
    return builder.context(context).buttons(next(plan)).card();
  }

  /** The connected registry in the columns of {@code az}; empty if no step read its state. */
  Optional<Card> table() {
    return evidence
        .row()
        .map(row ->
            new CardBuilder(renderer)
                .headline(Sentence.of("card.succeeded.table"))
                .table(Evidence.columns(), List.of(row))
                .card());
  }

  private static List<Sentence> says(Plan plan, Kind kind) {
    return plan.effects(kind).stream().map(Effect::says).toList();
  }

  private List<CardButton> next(Plan plan) {
    return plan.details().connectedRegistryAfter().isPresent()
        ? List.of(
            ButtonFactory.say(
                renderer,
                Sentence.of("card.show", "site", plan.siteName()),
                "show " + plan.siteArgument(),
                Style.PRIMARY),
            ButtonFactory.form(
                renderer, Sentence.of("card.remove"), "remove " + plan.siteArgument(), Style.MORE))
        : List.of();
  }
}
