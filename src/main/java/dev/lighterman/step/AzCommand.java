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
  public static String line(ArmId resource, String command, String... words) {
    return line(command, words) + " --subscription " + resource.subscription();
  }

  /** The same for a registry's child resource, such as a token: adds name, registry and group. */
  public static String acr(ArmId child, String command, String... words) {
    Stream<String> identity =
        Stream.of(
            "--name",
            child.name(),
            "--registry",
            child.parent().name(),
            "--resource-group",
            child.resourceGroup());
    String[] all = Stream.concat(identity, Stream.of(words)).toArray(String[]::new);
    return line(child, "az acr " + command, all);
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
