package dev.lighterman.check;

import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.List;

/** The error for permissions that the bot needs and does not have. */
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
