package dev.lighterman.status;

import dev.lighterman.request.Choice;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.Impact;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.value.Person;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All lists of a plan: its effects by kind, the values and their sources, hosts and notes; or what
 * a halted run has made of it.
 */
final class FullPlanCard {
  private static final List<Kind> OTHERS = List.of(Kind.BREAKS_OTHERS, Kind.TOUCHES_OTHERS);

  private static final List<Kind> FIGURES = List.of(Kind.COST, Kind.STORAGE);

  /** The kinds of effects that only this site has, in the order of their lists. */
  private static final Map<Kind, String> LABELS = new LinkedHashMap<>();

  static {
    LABELS.put(Kind.DELETE, "card.deletes");
    LABELS.put(Kind.RENEW, "card.renews");
    LABELS.put(Kind.OVERWRITE, "card.overwrites");
    LABELS.put(Kind.CHANGE, "card.changes");
    LABELS.put(Kind.CREATE, "card.creates");
    LABELS.put(Kind.PASSING, "card.passing");
    LABELS.put(Kind.KEEP, "card.keeps");
    LABELS.put(Kind.COST, "card.cost");
    LABELS.put(Kind.STORAGE, "card.storage");
  }

  /** A size as Kubernetes writes it, whose unit has other names for people. */
  private static final Pattern SIZE = Pattern.compile("(?<n>[0-9]+)(?<unit>[MGT]i)");

  private FullPlanCard() {}

  /** The lists of the plan; of a halted request, what exists and what is deleted so far. */
  static Card of(SentenceRenderer renderer, Request request, List<StepProgress> steps) {
    return request.state() instanceof RequestState.Halted
        ? outcome(new CardBuilder(renderer), new RequestSummary(request), steps)
        : plan(renderer, request, List.of());
  }

  /**
   * The lists of the plan.
   *
   * @param decisions at the end of the lists, for those who may decide
   */
  static Card plan(SentenceRenderer renderer, Request request, List<CardButton> decisions) {
    var builder = new CardBuilder(renderer);
    var summary = new RequestSummary(request);
    builder
        .headline(summary.asked(), Sentence.of("card.full-plan.title"))
        .fact("card.asked", summary.requesterIfShortened())
        .fact("card.time", time(summary.plan()))
        .fact("card.storage", new Impact(summary.plan().effects()).says(Kind.STORAGE))
        .bullets(
            Sentence.of("card.touches-others"),
            summary.plan().effects().stream()
                .filter(effect -> OTHERS.contains(effect.kind()))
                .map(Effect::says)
                .toList());
    addLists(builder, summary.plan(), summary.notes(), List.of(request.intent().asker()));
    return builder.buttons(decisions).card();
  }

  private static Card outcome(
      CardBuilder builder, RequestSummary summary, List<StepProgress> steps) {
    var outcome = RunOutcome.of(summary.plan(), steps);
    builder
        .headline(summary.asked(), Sentence.of("card.exists.title"))
        .bullets(Sentence.of("card.exists", "operation", summary.operation()), outcome.exists())
        .bullets(Sentence.of("card.deleted"), outcome.deleted());
    return outcome.exists().isEmpty() && outcome.deleted().isEmpty()
        ? builder.line(Sentence.of("card.exists.none")).card()
        : builder.card();
  }

  /**
   * All but the effects on others and the figures.
   *
   * @param notes those of the plan that hold
   * @param asker who typed the values; empty if it is who reads this
   */
  static void addLists(CardBuilder builder, Plan plan, List<Sentence> notes, List<Person> asker) {
    addEffects(
        builder,
        plan.effects().stream().filter(effect -> !FIGURES.contains(effect.kind())).toList());
    builder
        .bullets(Sentence.of("card.chose"), choices(plan, false))
        .bullets(Sentence.of("card.typed", "asker", asker), choices(plan, true))
        .bullets(Sentence.of("card.firewall"), plan.hosts().stream().map(PlainText::text).toList())
        .bullets(Sentence.of("card.notes", "operation", plan.operation()), notes);
  }

  /** The effects that only this site has, those that destroy first. */
  static void addEffects(CardBuilder builder, List<Effect> effects) {
    LABELS.forEach((kind, label) ->
        builder.bullets(
            Sentence.of(label),
            effects.stream().filter(effect -> effect.kind() == kind).map(Effect::says).toList()));
  }

  static Sentence time(Plan plan) {
    return Sentence.of("card.usually", "duration", plan.expectedDuration());
  }

  /** Whether the notes are about what a removal keeps. */
  static boolean notesTellWhatStays(Plan plan) {
    return !plan.notes().isEmpty() && plan.removes();
  }

  private static List<Sentence> choices(Plan plan, boolean typed) {
    return plan.choices().stream()
        .filter(choice -> choice.typed() == typed)
        .map(typed ? FullPlanCard::typed : FullPlanCard::chosen)
        .toList();
  }

  private static Sentence chosen(Choice choice) {
    return setting("card.choice", choice).with("source", choice.source());
  }

  private static Sentence typed(Choice choice) {
    return setting("card.choice.typed", choice);
  }

  /** What is set to which value, for people who have never seen the options of {@code az}. */
  private static Sentence setting(String key, Choice choice) {
    String option = choice.option().replace('-', '_');
    return Sentence.of(key, "setting", Sentence.of("card.setting", "option", option))
        .with("value", value(option, choice.value()));
  }

  private static Sentence value(String option, String value) {
    Matcher size = SIZE.matcher(value);
    return option.equals("storage_size") && size.matches()
        ? Sentence.of("volume.size", "n", size.group("n")).with("unit", size.group("unit"))
        : Sentence.of("card.setting.value", "option", option)
            .with("value", value.replace(",", ", "));
  }
}
