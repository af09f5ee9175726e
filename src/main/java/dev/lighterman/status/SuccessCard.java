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

/** The card of a successful run: results and evidence. */
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
            .headline(summary.succeeded(), Sentence.of("card.succeeded.took", "took", took))
            .lines(evidence.sentences());
    evidence.row().ifPresent(row -> builder.table(Evidence.columns(), List.of(row)));
    plan.details().results().forEach(line -> builder.fact(line.label(), line.values()));
    builder
        .fact("card.deleted", says(plan, Kind.DELETE))
        .fact("card.left-on", staying(plan))
        .listed(Sentence.of("card.notes", "operation", plan.operation()), plan.notes());
    CommandsCard.addManual(plan, builder);
    List<Sentence> context = new ArrayList<>(summary.asker());
    context.add(RequestSummary.authority(state.authority()));
    return builder.context(context).buttons(next(plan)).card();
  }

  private static List<Sentence> says(Plan plan, Kind kind) {
    return plan.effects(kind).stream().map(Effect::says).toList();
  }

  /** What this run switched on or brought that a removal of the site leaves as it is. */
  private static List<Sentence> staying(Plan plan) {
    return plan.steps().stream()
        .flatMap(step -> step.step().stayingEffects().stream())
        .map(Effect::says)
        .toList();
  }

  private List<CardButton> next(Plan plan) {
    return plan.details().connectedRegistryAfter().isPresent()
        ? List.of(
            ButtonFactory.say(
                renderer,
                Sentence.of("card.show", "site", plan.siteName()),
                "show " + plan.siteArgument(),
                Style.PLAIN))
        : List.of();
  }
}
