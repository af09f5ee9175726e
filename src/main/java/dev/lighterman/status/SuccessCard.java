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
import java.util.Map;
import java.util.stream.Stream;

/** A run that is through: what it led to, with the proof. */
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
    if (evidence.tabular()) {
      builder.table(Evidence.columns(), List.of(evidence.row()));
    }
    builder
        .fact("card.pull-from", pullFrom(plan))
        .fact("card.deleted", says(plan, Kind.DELETE))
        .fact("card.left-on", says(plan, Kind.KEEP))
        .listed(Sentence.of("card.notes", "operation", plan.operation()), plan.notes());
    ManualStepLines.of(plan, builder);
    List<Sentence> small = new ArrayList<>(summary.asker());
    small.add(RequestSummary.authority(state.authority()));
    return builder.context(small).buttons(next(plan)).card();
  }

  /** Where pods pull from, and what with. */
  private static List<Sentence> pullFrom(Plan plan) {
    Map<String, String> facts = plan.facts();
    if (!plan.deploys() || !facts.containsKey("address")) {
      return List.of();
    }
    String address = facts.getOrDefault("address", "");
    List<String> images =
        Stream.of(facts.getOrDefault("repositories", "").split(","))
            .map(repository -> address + "/" + repository)
            .toList();
    return List.of(
        Sentence.of("card.pull-from.images", "images", images),
        Sentence.of("card.pull-from.secret", "name", facts.getOrDefault("pullName", ""))
            .with("namespace", facts.getOrDefault("namespace", ""))
            .with("reached", facts.containsKey("context") ? "yes" : "no"));
  }

  private static List<Sentence> says(Plan plan, Kind kind) {
    return plan.effects(kind).stream().map(Effect::says).toList();
  }

  private List<CardButton> next(Plan plan) {
    return plan.deploys()
        ? List.of(
            ButtonFactory.say(
                renderer,
                Sentence.of("card.show", "site", plan.siteName()),
                "show " + plan.siteArgument(),
                Style.PLAIN))
        : List.of();
  }
}
