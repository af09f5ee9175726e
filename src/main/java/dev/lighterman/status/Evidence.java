package dev.lighterman.status;

import dev.lighterman.request.StepProgress;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the steps of a run found that shows it works: states, times, and a pull. */
final class Evidence {
  /** The quickstart's columns, in its order, by the facts that the steps left. */
  private static final List<String> COLUMNS =
      List.of(
          "name", "mode", "connection", "parent", "loginServer", "lastSync", "schedule", "window");

  private static final int DIGEST_SHOWN = "sha256:".length() + 12;

  private final Map<String, String> facts = new HashMap<>();

  Evidence(List<StepProgress> steps) {
    steps.forEach(step -> facts.putAll(step.facts()));
  }

  List<Sentence> sentences() {
    return Stream.of(verified(), proof()).flatMap(Optional::stream).toList();
  }

  /** Whether the connected registry was looked at in the end. */
  boolean tabular() {
    return facts.containsKey("table.name");
  }

  static List<Sentence> columns() {
    return List.of(
        Sentence.of("column.name"),
        Sentence.of("column.mode"),
        Sentence.of("column.connection"),
        Sentence.of("column.parent"),
        Sentence.of("column.login-server"),
        Sentence.of("column.last-sync"),
        Sentence.of("column.sync-schedule"),
        Sentence.of("column.sync-window"));
  }

  List<Sentence> row() {
    return COLUMNS.stream().map(name -> cell("table." + name)).toList();
  }

  /** What the quickstart's three verifications say. */
  private Optional<Sentence> verified() {
    return tabular()
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
    return at < 0 || full.length() < at + DIGEST_SHOWN
        ? ""
        : full.substring(at, at + DIGEST_SHOWN) + "…";
  }

  private Sentence cell(String name) {
    Object value = instant(name);
    return value instanceof Instant
        ? Sentence.of("cell.instant", "at", value)
        : PlainText.text(fact(name));
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
