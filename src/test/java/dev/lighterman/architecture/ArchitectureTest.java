package dev.lighterman.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house, and that it is built as drawn. Think twice before you let a new arrow in. */
final class ArchitectureTest {
  private static final String BASE = "dev.lighterman";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  /** Which of our packages each of our packages uses. {@code Lighterman} itself may use all. */
  private static final Map<String, String> ARROWS =
      Map.ofEntries(
          Map.entry("value", ""),
          Map.entry("settings", "value"),
          Map.entry("command", "value"),
          Map.entry("request", "value"),
          Map.entry("approval", "value settings request"),
          Map.entry("status", "value request approval"),
          Map.entry("azure", "value settings"),
          Map.entry("kubernetes", "value settings"),
          Map.entry("store", "value settings request"),
          Map.entry("durable", "store"),
          Map.entry("site", "value settings request store azure kubernetes"),
          Map.entry("step", "value request azure kubernetes"),
          Map.entry("operation", "value command request store site step azure kubernetes"),
          Map.entry("workflow", "value request approval store durable site step operation"),
          Map.entry(
              "slack",
              "value settings command request approval status store durable operation workflow"),
          Map.entry("setup", "settings request step operation slack"),
          Map.entry(
              "check", "value settings request status store azure kubernetes step operation slack"),
          Map.entry("sandbox", ""));

  /** Every class of ours that a class of another package uses. */
  private static final Set<String> NEEDED_ELSEWHERE =
      CLASSES.stream().flatMap(ArchitectureTest::neededElsewhere).collect(toSet());

  /**
   * What Java runs, what Jetty calls by reflection, what others give as a lambda, and what tests
   * start a sandbox with.
   */
  private static final Set<String> PUBLIC_ALL_THE_SAME =
      words("Lighterman JettySocket Refusing SandboxOptions SandboxWorld");

  /** Where a library may be known, and nowhere else. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "com.slack.api", "slack",
          "com.azure", "azure",
          "io.fabric8", "kubernetes",
          "org.jdbi", "store",
          "org.flywaydb", "store",
          "com.github.kagkarlsson", "durable",
          "info.picocli", "command sandbox",
          "com.ibm.icu", "status",
          "org.bouncycastle", "sandbox",
          "org.eclipse.jetty", "slack sandbox");

  @Test
  void packagesUseEachOtherAsDrawn() {
    var drawn = new TreeMap<String, Set<String>>();
    ARROWS.forEach((from, to) -> drawn.put(from, words(to)));
    var found =
        CLASSES.stream()
            .filter(each -> !room(each).isEmpty())
            .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .filter(ArchitectureTest::crossesRooms)
            .collect(
                groupingBy(
                    each -> room(each.getOriginClass()),
                    TreeMap::new,
                    mapping(each -> room(each.getTargetClass()), toCollection(TreeSet::new))));
    drawn.keySet().forEach(each -> found.putIfAbsent(each, new TreeSet<>()));
    assertEquals(drawn, found);
  }

  @Test
  void eachLibraryIsKnownWhereItBelongs() {
    LIBRARIES.forEach((library, rooms) ->
        assertEquals(
            List.of(),
            CLASSES.stream()
                .filter(each -> !room(each).isEmpty())
                .filter(each -> !words(rooms).contains(room(each)))
                .filter(each -> uses(each, library))
                .map(JavaClass::getName)
                .sorted()
                .toList(),
            () -> library + " belongs to " + rooms));
  }

  @Test
  void classesAreFinal() {
    assertEquals(
        List.of(),
        names(each ->
            !each.isInterface()
                && !each.isEnum()
                && !each.isAnonymousClass()
                && !each.getModifiers().contains(JavaModifier.FINAL)
                && !each.getModifiers().contains(JavaModifier.ABSTRACT)));
  }

  @Test
  void namesSayWhatThingsAre() {
    assertEquals(
        List.of(),
        names(each ->
            each.getSimpleName()
                .matches(".*(Manager|Service|Helper|Utils?|Impl|Base)$|Abstract.*")));
  }

  @Test
  void thePurePackagesNeverLookAtTheClock() {
    Set<String> pure = words("value command request approval status");
    assertEquals(
        List.of(),
        CLASSES.stream()
            .filter(each -> pure.contains(room(each)))
            .flatMap(each -> each.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTarget().getName().matches("now|currentTimeMillis|nanoTime"))
            .filter(call -> call.getTarget().getRawParameterTypes().isEmpty())
            .filter(call -> call.getTargetOwner().getPackageName().startsWith("java."))
            .map(call -> call.getOrigin().getFullName())
            .sorted()
            .toList());
  }

  @Test
  void whatIsPublicIsNeededElsewhere() {
    assertEquals(
        PUBLIC_ALL_THE_SAME,
        CLASSES.stream()
            .filter(each -> each.isTopLevelClass())
            .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(each -> !NEEDED_ELSEWHERE.contains(each.getName()))
            .map(JavaClass::getSimpleName)
            .collect(toCollection(TreeSet::new)));
  }

  @Test
  void everyPackageSaysWhatLivesThere() {
    List<String> silent =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .filter(each -> !CLASSES.contain(each + ".package-info"))
            .toList();
    assertEquals(List.of(), silent);
  }

  private static List<String> names(Predicate<JavaClass> which) {
    return CLASSES.stream().filter(which).map(JavaClass::getName).sorted().toList();
  }

  private static Stream<String> neededElsewhere(JavaClass each) {
    return each.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .filter(to -> !to.getPackageName().equals(each.getPackageName()))
        .map(to -> to.getName().split("\\$", -1)[0]);
  }

  private static boolean crossesRooms(Dependency each) {
    return each.getTargetClass().getPackageName().startsWith(BASE)
        && !room(each.getTargetClass()).equals(room(each.getOriginClass()));
  }

  private static boolean uses(JavaClass each, String library) {
    return each.getDirectDependenciesFromSelf().stream()
        .anyMatch(to -> to.getTargetClass().getPackageName().startsWith(library));
  }

  /** The first part of the package below the base; empty for the base itself. */
  private static String room(JavaClass each) {
    String name = each.getPackageName();
    return name.equals(BASE) || !name.startsWith(BASE)
        ? ""
        : name.substring(BASE.length() + 1).split("\\.", -1)[0];
  }

  private static Set<String> words(String text) {
    return Stream.of(text.split(" ", -1))
        .filter(each -> !each.isEmpty())
        .collect(toCollection(TreeSet::new));
  }
}
