package dev.lighterman.step.cloud;

import dev.lighterman.step.AzCommand;
import java.util.List;

/** A scope map as people would type it: az takes the actions on one subject together. */
final class ScopeMapCommand {
  private ScopeMapCommand() {}

  /** Creating it, or replacing what it allows. */
  static String of(PutScopeMap step) {
    var line = new StringBuilder(AzCommand.acr(step.id(), "scope-map create"));
    append(line, " --", step.actions());
    return line.toString();
  }

  /** Making it allow what it allowed before: az adds and removes, and knows no replacing here. */
  static String puttingBack(PutScopeMap step, List<String> before) {
    var line = new StringBuilder(AzCommand.acr(step.id(), "scope-map update"));
    append(line, " --add-", without(before, step.actions()));
    append(line, " --remove-", without(step.actions(), before));
    return line.toString();
  }

  private static List<String> without(List<String> actions, List<String> others) {
    return actions.stream().filter(action -> !others.contains(action)).sorted().toList();
  }

  private static void append(StringBuilder line, String option, List<String> actions) {
    for (int start = 0; start < actions.size(); ) {
      start += appendSubject(line, option, actions.subList(start, actions.size()));
    }
  }

  /** Writes the actions on the first subject, which stand together; answers how many they are. */
  private static int appendSubject(StringBuilder line, String option, List<String> actions) {
    String subject = subject(actions.getFirst());
    String kind = subject.startsWith("gateway/") ? "gateway" : "repository";
    line.append(option)
        .append(kind)
        .append(' ')
        .append(subject.substring(subject.indexOf('/') + 1));
    int count = 0;
    while (count < actions.size() && subject(actions.get(count)).equals(subject)) {
      line.append(' ').append(actions.get(count).substring(subject.length() + 1));
      count++;
    }
    return count;
  }

  /** The action without its last two words: what it is about. */
  private static String subject(String action) {
    return action.substring(0, action.lastIndexOf('/', action.lastIndexOf('/') - 1));
  }
}
