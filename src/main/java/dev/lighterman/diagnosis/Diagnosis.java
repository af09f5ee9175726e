package dev.lighterman.diagnosis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.lighterman.value.Redaction;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a site.
 *
 * @param what for people
 * @param remedy what to do about it
 * @param evidence what others said, quoted without secrets
 * @param since when it began, as far as the evidence tells; null if it does not
 * @param cure what a request could do about it; null if none could
 * @param repositories what the cure is to synchronize
 */
public record Diagnosis(
    Cause cause,
    Certainty certainty,
    Sentence what,
    Sentence remedy,
    List<String> evidence,
    @Nullable Instant since,
    @Nullable Cure cure,
    List<String> repositories) {
  private static final int MAX_QUOTED = 3;
  private static final int MAX_LENGTH = 300;
  private static final Pattern ERROR =
      Pattern.compile("\"code\":\"(?<code>[^\"]+)\",\"message\":\"(?<message>[^\"]+)\"");

  /** Of what is too long, the start says what failed, and the end says why. */
  private static final int START_LENGTH = 100;

  public Diagnosis {
    evidence = List.copyOf(evidence);
    repositories = List.copyOf(repositories);
  }

  public static Diagnosis certain(Cause cause, Sentence what) {
    return of(cause, Certainty.CERTAIN, what);
  }

  public static Diagnosis likely(Cause cause, Sentence what) {
    return of(cause, Certainty.LIKELY, what);
  }

  public static Diagnosis possible(Cause cause, Sentence what) {
    return of(cause, Certainty.POSSIBLE, what);
  }

  /** What to do has the same key with {@code .remedy}. */
  private static Diagnosis of(Cause cause, Certainty certainty, Sentence what) {
    var remedy = Sentence.of(what.key() + ".remedy");
    return new Diagnosis(cause, certainty, what, remedy, List.of(), null, null, List.of());
  }

  /** The same with a remedy that names values. */
  public Diagnosis remediedBy(Sentence better) {
    return new Diagnosis(cause, certainty, what, better, evidence, since, cure, repositories);
  }

  /** The same with what was said, the most telling first; each is quoted once. */
  public Diagnosis quoting(List<String> said) {
    var quotes = new ArrayList<>(evidence);
    said.stream()
        .collect(groupingBy(Diagnosis::withoutIds, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .limit(MAX_QUOTED)
        .map(Diagnosis::quote)
        .forEach(quotes::add);
    return new Diagnosis(cause, certainty, what, remedy, quotes, since, cure, repositories);
  }

  public Diagnosis quoting(String said) {
    return quoting(List.of(said));
  }

  public Diagnosis since(@Nullable Instant began) {
    return new Diagnosis(cause, certainty, what, remedy, evidence, began, cure, repositories);
  }

  public Diagnosis curedBy(Cure with) {
    return new Diagnosis(cause, certainty, what, remedy, evidence, since, with, repositories);
  }

  /** The same where no request may cure it. */
  public Diagnosis withoutCure() {
    return new Diagnosis(cause, certainty, what, remedy, evidence, since, null, List.of());
  }

  /** Cured by synchronizing these repositories as well. */
  public Diagnosis curedBySynchronizing(List<String> missing) {
    return new Diagnosis(
        cause, certainty, what, remedy, evidence, since, Cure.REPOSITORIES, missing);
  }

  /** The words of the request that cures it; empty if none can. */
  public Optional<String> request(String site) {
    return Optional.ofNullable(cure)
        .map(with -> with.request(site))
        .map(words ->
            repositories.isEmpty() ? words : words + " repos=" + String.join(",", repositories));
  }

  /** Of a line with an error in the registry's JSON, the error alone. */
  private static String error(String said) {
    Matcher error = ERROR.matcher(said);
    return error.find() ? error.group("code") + ": " + error.group("message") : said;
  }

  /** What differs each time that the same is said. */
  private static String withoutIds(String said) {
    return said.replaceAll("\\d[\\w.:-]*|[0-9a-f]{8}[0-9a-f-]*", "#");
  }

  /** The first of what is the same, and how often it was said. */
  private static String quote(List<String> same) {
    String line = Redaction.of(error(same.getFirst()).strip().replaceAll("\\s+", " "));
    String cut =
        line.length() <= MAX_LENGTH
            ? line
            : line.substring(0, START_LENGTH)
                + " … "
                + line.substring(line.length() - MAX_LENGTH + START_LENGTH);
    return same.size() == 1 ? cut : cut + " ×" + same.size();
  }
}
