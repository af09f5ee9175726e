package dev.lighterman.sandbox.bot;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to run the bot.
 *
 * @param command the program and its arguments
 * @param environment added to this process's environment
 * @param address where the bot listens
 * @param output the file that its output is appended to
 */
public record BotProcessOptions(
    List<String> command, Map<String, String> environment, URI address, Path output) {

  public BotProcessOptions {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * The command that runs a main class on this JVM. The bot waits more than it computes, so the C1
   * compiler and a small heap are enough; by default a JVM reserves a share of the machine's
   * memory. Freed native memory is returned to the machine.
   */
  public static List<String> sameJava(String mainClass, String... arguments) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms32m",
                "-Xmn12m",
                "-XX:TrimNativeHeapInterval=10000"));
    command.addAll(program(mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The jar of the class, as an image runs it; else the class on this JVM's class path. */
  private static List<String> program(String mainClass) {
    String file = mainClass.replace('.', '/') + ".class";
    URL found = BotProcessOptions.class.getClassLoader().getResource(file);
    if (found == null || !found.getProtocol().equals("jar")) {
      return List.of(
          "--enable-native-access=ALL-UNNAMED",
          "-cp",
          System.getProperty("java.class.path"),
          mainClass);
    }
    String location = found.getPath();
    String jar = location.substring(0, location.indexOf("!/"));
    return List.of("-jar", Path.of(URI.create(jar)).toString());
  }

  @Override
  public String toString() {
    return "BotProcessOptions[" + address + "]";
  }
}
