package dev.lighterman.step;

import java.util.List;

/** Creating a scope map as people would type it: az takes the actions on one subject together. */
final class ScopeMapCommand {
  private ScopeMapCommand() {}

  static String of(PutScopeMap step) {
    var line = new StringBuilder(Az.acr(step.id(), "scope-map create"));
    for (int start = 0; start < step.actions().size(); ) {
      start += appendActions(line, step.actions(), start);
    }
    return line.toString();
  }

  /** Writes the actions on one subject, which stand together; answers how many they are. */
  private static int appendActions(StringBuilder line, List<String> actions, int start) {
    String subject = subject(actions.get(start));
    String option = subject.startsWith("gateway/") ? " --gateway" : " --repository";
    line.append(option).append(' ').append(subject.substring(subject.indexOf('/') + 1));
    int count = 0;
    while (start + count < actions.size() && subject(actions.get(start + count)).equals(subject)) {
      line.append(' ').append(actions.get(start + count).substring(subject.length() + 1));
      count++;
    }
    return count;
  }

  /** The action without its last two words: what it is about. */
  private static String subject(String action) {
    return action.substring(0, action.lastIndexOf('/', action.lastIndexOf('/') - 1));
  }
}
