package dev.lighterman.packaging;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the two jars that the build has made: the bot's holds nothing of the sandbox. */
final class JarsTest {
  private static final Path TARGET = Path.of("target");
  private static final Path BOT = TARGET.resolve("lighterman.jar");
  private static final Path SANDBOX = TARGET.resolve("lighterman-sandbox.jar");
  private static final String SANDBOX_ENTRIES = "dev/lighterman/sandbox/";

  @Test
  void theBotsJarHoldsNothingOfTheSandbox() throws IOException {
    List<String> entries = entries(BOT);

    assertTrue(entries.contains("dev/lighterman/Lighterman.class"));
    assertEquals(
        List.of(), entries.stream().filter(each -> each.startsWith(SANDBOX_ENTRIES)).toList());
  }

  @Test
  void theSandboxesJarHoldsNothingOfTheBot() throws IOException {
    List<String> ours =
        entries(SANDBOX).stream().filter(each -> each.startsWith("dev/lighterman/")).toList();

    assertTrue(ours.contains(SANDBOX_ENTRIES + "page/index.html"));
    assertEquals(
        List.of("dev/lighterman/"),
        ours.stream().filter(each -> !each.startsWith(SANDBOX_ENTRIES)).toList());
  }

  @Test
  void theBotsLibrariesHoldNoneThatOnlyTheSandboxNeeds() throws IOException {
    Set<String> libraries = classPath(BOT);

    assertEquals(libraries, folder("lib"));
    assertFalse(libraries.isEmpty());
    assertEquals(
        List.of(),
        libraries.stream().filter(each -> each.matches(".*/(bc|jetty-websocket).*")).toList());
  }

  @Test
  void theSandboxFindsTheBotAndWhatItNeedsBesides() throws IOException {
    Set<String> needed = folder("sandbox-lib");
    needed.add("lighterman.jar");

    assertEquals(needed, classPath(SANDBOX));
  }

  private static List<String> entries(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.stream().map(Object::toString).toList();
    }
  }

  private static Set<String> classPath(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      String value = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return new TreeSet<>(List.of(value.split(" ", -1)));
    }
  }

  private static Set<String> folder(String name) throws IOException {
    try (Stream<Path> files = Files.list(TARGET.resolve(name))) {
      return files.map(each -> name + "/" + each.getFileName()).collect(toCollection(TreeSet::new));
    }
  }
}
