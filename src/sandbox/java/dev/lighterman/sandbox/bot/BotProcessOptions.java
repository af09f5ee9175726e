package dev.lighterman.sandbox.bot;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the bot is run.
 *
 * @param command the program and its arguments
 * @param environment given on top of ours
 * @param address where it will listen
 * @param output the file that gets what it prints
 */
public record BotProcessOptions(
    List<String> command, Map<String, String> environment, URI address, Path output) {

  public BotProcessOptions {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * The same Java: {@code mainClass} with these arguments. It waits more than it computes, so the
   * quick compiler is enough, and a heap that begins small and collects early: a JVM would begin
   * with a part of the machine's memory, whatever it needs. What libraries gave back to malloc goes
   * back to the machine.
   */
  public static List<String> sameJava(String mainClass, String... arguments) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms32m",
                "-Xmn12m",
                "-XX:TrimNativeHeapInterval=10000",
                "-cp",
                classPath(mainClass),
                mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The jar that the class is in, which names its libraries; without one, our own class path. */
  private static String classPath(String mainClass) {
    String file = mainClass.replace('.', '/') + ".class";
    URL found = BotProcessOptions.class.getClassLoader().getResource(file);
    if (found == null || !found.getProtocol().equals("jar")) {
      return System.getProperty("java.class.path");
    }
    String location = found.getPath();
    return Path.of(URI.create(location.substring(0, location.indexOf("!/")))).toString();
  }

  @Override
  public String toString() {
    return "BotSetting[" + address + "]";
  }
}
