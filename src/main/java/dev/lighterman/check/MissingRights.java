package dev.lighterman.check;

import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.List;

/** What is said of rights that the bot needs and was not given. */
final class MissingRights {
  private MissingRights() {}

  static void throwIfAny(List<Sentence> missing) {
    if (!missing.isEmpty()) {
      throw new OperatorMustAct(
          Sentence.of("rights.missing", "rights", missing).with("count", missing.size()),
          Sentence.of("check.rights.remedy"));
    }
  }
}
