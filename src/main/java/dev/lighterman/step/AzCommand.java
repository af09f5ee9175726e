package dev.lighterman.step;

import dev.lighterman.value.ArmId;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines as people would type them. */
public final class AzCommand {
  private AzCommand() {}

  /** The command and its words, those with anything but plain characters in quotes. */
  public static String line(String command, String... words) {
    return Arrays.stream(words)
        .map(AzCommand::quoted)
        .collect(Collectors.joining(" ", command + " ", ""));
  }

  /** The same for az, in the subscription of what it is about, whichever is az's default. */
  public static String line(ArmId about, String command, String... words) {
    return line(command, words) + " --subscription " + about.subscription();
  }

  /** The same for what a registry holds, such as a token: az asks each by name, registry, group. */
  public static String acr(ArmId held, String command, String... words) {
    Stream<String> which =
        Stream.of(
            "--name",
            held.name(),
            "--registry",
            held.parent().name(),
            "--resource-group",
            held.resourceGroup());
    String[] all = Stream.concat(which, Stream.of(words)).toArray(String[]::new);
    return line(held, "az acr " + command, all);
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
