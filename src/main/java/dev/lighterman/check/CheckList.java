package dev.lighterman.check;

import dev.lighterman.status.Surface;
import dev.lighterman.status.Texts;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.io.PrintStream;
import java.util.Locale;

/** What was tried, a line each, and whether all of it went well. */
final class CheckList {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final PrintStream out;
  private boolean allWell = true;

  CheckList(PrintStream out) {
    this.out = out;
  }

  /** Something that is tried; what it answers is said in its line. */
  @FunctionalInterface
  interface Trial {
    Sentence tried();
  }

  void tried(String name, Trial trial) {
    try {
      out.printf("ok    %-16s %s%n", name, said(trial.tried()));
    } catch (OperatorMustAct broken) {
      failed(name, said(broken.why()) + " " + said(broken.remedy()));
    } catch (TryLater unreachable) {
      failed(name, said(unreachable.why()));
    }
  }

  boolean allWell() {
    return allWell;
  }

  private void failed(String name, String why) {
    allWell = false;
    out.printf("FAILS %-16s %s%n", name, why);
  }

  private String said(Sentence sentence) {
    return texts.say(sentence, Surface.PLAIN);
  }
}
