package dev.lighterman.status;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.StepProgress;
import dev.lighterman.status.CardButton.Style;
import dev.lighterman.value.Plain;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A run that is through: what it led to, with the proof. */
final class SuccessCard {
  /** The quickstart's columns, in its order, by the facts that the steps left. */
  private static final List<String> COLUMNS =
      List.of("name", "mode", "connection", "parent", "loginServer", "lastSync");

  private final Texts texts;
  private final Request request;
  private final Map<String, String> facts = new HashMap<>();

  SuccessCard(Texts texts, Request request, List<StepProgress> steps) {
    this.texts = texts;
    this.request = request;
    steps.forEach(step -> facts.putAll(step.facts()));
  }

  Card card(Succeeded state) {
    var subject = new Subject(request);
    Plan plan = subject.plan();
    String took = Clock.of(Duration.between(state.began(), state.at()));
    var sheet =
        new Sheet(texts)
            .headline(subject.succeeded(), Sentence.of("card.succeeded.took", "took", took))
            .lines(Stream.of(verified(), proof()).flatMap(Optional::stream).toList());
    if (facts.containsKey("table.name")) {
      sheet.table(columns(), List.of(row()));
    }
    sheet
        .fact("card.pull-from", pullFrom(plan))
        .fact("card.deleted", says(plan, Kind.DELETE))
        .fact("card.left-on", says(plan, Kind.KEEP))
        .listed(Sentence.of("card.notes", "operation", plan.operation()), plan.notes());
    List<Sentence> small = new ArrayList<>(subject.asker());
    small.add(Subject.authority(state.authority()));
    return sheet.context(small).buttons(next(plan)).card();
  }

  /** What the quickstart's three verifications say. */
  private Optional<Sentence> verified() {
    return facts.containsKey("table.name")
        ? Optional.of(
            Sentence.of("card.verified", "name", fact("table.name"))
                .with("connection", fact("table.connection"))
                .with("extension", fact("extension"))
                .with("synced", instant("table.lastSync")))
        : Optional.empty();
  }

  private Optional<Sentence> proof() {
    return facts.containsKey("proof.pod")
        ? Optional.of(
            Sentence.of("card.proof", "pod", fact("proof.pod"))
                .with("node", fact("proof.node"))
                .with("image", fact("proof.image"))
                .with("took", fact("proof.took"))
                .with("digest", digest())
                .with("ended", fact("proof.ended")))
        : Optional.empty();
  }

  private String digest() {
    String full = fact("proof.digest");
    int at = full.indexOf("sha256:");
    return at < 0 || full.length() < at + 19 ? "" : full.substring(at, at + 19) + "…";
  }

  private static List<Sentence> columns() {
    return List.of(
        Sentence.of("column.name"),
        Sentence.of("column.mode"),
        Sentence.of("column.connection"),
        Sentence.of("column.parent"),
        Sentence.of("column.login-server"),
        Sentence.of("column.last-sync"));
  }

  private List<Sentence> row() {
    return COLUMNS.stream().map(name -> cell("table." + name)).toList();
  }

  private Sentence cell(String name) {
    Object value = instant(name);
    return value instanceof Instant
        ? Sentence.of("cell.instant", "at", value)
        : Plain.text(fact(name));
  }

  /** Where pods pull from, and what with. */
  private static List<Sentence> pullFrom(Plan plan) {
    if (!plan.operation().equals("deploy") || !plan.facts().containsKey("address")) {
      return List.of();
    }
    Map<String, String> facts = plan.facts();
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
    return plan.operation().equals("deploy")
        ? List.of(
            Press.say(
                texts,
                Sentence.of("card.show", "site", plan.siteName()),
                "show " + plan.siteName(),
                Style.PLAIN))
        : List.of();
  }

  /** A fact as an instant, where it is one. */
  private Object instant(String name) {
    try {
      return Instant.parse(fact(name));
    } catch (DateTimeParseException other) {
      return fact(name);
    }
  }

  private String fact(String name) {
    return facts.getOrDefault(name, "");
  }
}
