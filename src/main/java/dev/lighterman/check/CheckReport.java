package dev.lighterman.check;

import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** What was tried, a line each, and whether all of it went well. */
final class CheckReport {
  private final SentenceRenderer renderer = new SentenceRenderer(Locale.ENGLISH);
  private final PrintStream out;
  private boolean allWell = true;

  CheckReport(PrintStream out) {
    this.out = out;
  }

  /** Tries something; what it answers is said in its line. */
  void tried(String name, Supplier<Sentence> trial) {
    found(name, () -> List.of(trial.get()), List::getFirst);
  }

  /**
   * Tries to find things that are tried themselves afterwards; none where that fails.
   *
   * @param said what its line says of those that were found
   */
  <T> List<T> found(String name, Supplier<List<T>> trial, Function<List<T>, Sentence> said) {
    try {
      List<T> found = trial.get();
      line("ok", name, said(said.apply(found)));
      return found;
    } catch (OperatorMustAct broken) {
      failed(name, said(broken.why()) + " " + said(broken.remedy()));
    } catch (TryLater unreachable) {
      failed(name, said(unreachable.why()));
    } catch (RuntimeException ours) {
      failed(name, said(Sentence.of("check.fault", "fault", ours.getClass().getName())));
    }
    return List.of();
  }

  /** Says what was not tried, which is no failure. */
  void noted(String name, Sentence why) {
    line("note", name, said(why));
  }

  boolean allWell() {
    return allWell;
  }

  private void failed(String name, String why) {
    allWell = false;
    line("FAILS", name, why);
  }

  private void line(String how, String name, String what) {
    out.printf("%-5s %-16s %s%n", how, name, what);
  }

  private String said(Sentence sentence) {
    return renderer.render(sentence, TextFormat.PLAIN);
  }
}
