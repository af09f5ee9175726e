package dev.lighterman.step;

import dev.lighterman.value.ArmId;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds command lines that people can copy. */
public final class AzCommand {
  private AzCommand() {}

  /** The command and its arguments, quoted for the shell if needed. */
  public static String line(String command, String... words) {
    return Arrays.stream(words)
        .map(AzCommand::quoted)
        .collect(Collectors.joining(" ", command + " ", ""));
  }

  /** The same for az, with the resource's subscription, since az's default may differ. */
  public static String line(ArmId about, String command, String... words) {
    return line(command, words) + " --subscription " + about.subscription();
  }

  /** The same for a registry's child resource, such as a token: adds name, registry and group. */
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
