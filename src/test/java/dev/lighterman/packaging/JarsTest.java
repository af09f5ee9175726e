package dev.lighterman.packaging;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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

  /** By SPDX id. A library that offers several may be used by one of them. */
  private static final Set<String> ALLOWED_LICENSES =
      Set.of("Apache-2.0", "BSD-2-Clause", "EPL-2.0", "MIT", "MIT-0", "Unicode-3.0");

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

  @Test
  void theBotsLibrariesHoldNeitherNativeCodeForItsUserNorModelsThatNoStepReads()
      throws IOException {
    String unused =
        ".*/(jna.*|msal4j-persistence-extension.*|kubernetes-model-(apiextensions|discovery|events"
            + "|flowcontrol|gatewayapi|metrics|policy|rbac|resource)-.*)";

    assertEquals(List.of(), classPath(BOT).stream().filter(each -> each.matches(unused)).toList());
  }

  @Test
  void theBillOfMaterialsNamesEveryLibraryWithALicenseThatAllowsItsUse() throws IOException {
    JsonNode components =
        new ObjectMapper()
            .readTree(TARGET.resolve("lighterman-sbom.json").toFile())
            .path("components");
    Set<String> named = new TreeSet<>();
    List<String> refused = new ArrayList<>();
    for (JsonNode each : components) {
      String file = each.path("name").asText() + "-" + each.path("version").asText() + ".jar";
      named.add("lib/" + file);
      List<String> licenses = each.path("licenses").findValuesAsText("id");
      if (Collections.disjoint(licenses, ALLOWED_LICENSES)) {
        refused.add(file + ": " + licenses);
      }
    }

    assertEquals(classPath(BOT), named);
    assertEquals(List.of(), refused);
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
