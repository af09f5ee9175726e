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

/** Prints a line for each check, and remembers whether all passed. */
final class CheckReport {
  private final SentenceRenderer renderer = new SentenceRenderer(Locale.ENGLISH);
  private final PrintStream out;
  private boolean allPassed = true;

  CheckReport(PrintStream out) {
    this.out = out;
  }

  /** Runs a check; its line says what the check returns. */
  void check(String name, Supplier<Sentence> request) {
    checkList(name, () -> List.of(request.get()), List::getFirst);
  }

  /**
   * Runs a check that returns a list, of which each item is checked afterwards; empty if it fails.
   *
   * @param summary what its line says about the list
   */
  <T> List<T> checkList(
      String name, Supplier<List<T>> request, Function<List<T>, Sentence> summary) {
    try {
      List<T> items = request.get();
      line("ok", name, render(summary.apply(items)));
      return items;
    } catch (OperatorMustAct operatorMustAct) {
      failed(name, render(operatorMustAct.why()) + " " + render(operatorMustAct.remedy()));
    } catch (TryLater tryLater) {
      failed(name, render(tryLater.answer()));
    } catch (RuntimeException e) {
      failed(name, render(Sentence.of("check.fault", "fault", e.getClass().getName())));
    }
    return List.of();
  }

  /** Says why a check was skipped, which is not a failure. */
  void skipped(String name, Sentence why) {
    line("note", name, render(why));
  }

  boolean allPassed() {
    return allPassed;
  }

  private void failed(String name, String why) {
    allPassed = false;
    line("FAILS", name, why);
  }

  private void line(String status, String name, String text) {
    out.printf("%-5s %-16s %s%n", status, name, text);
  }

  private String render(Sentence sentence) {
    return renderer.render(sentence, TextFormat.PLAIN);
  }
}
