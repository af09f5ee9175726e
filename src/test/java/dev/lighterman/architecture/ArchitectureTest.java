package dev.lighterman.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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

  /**
   * Which of our packages each of our packages uses, the lowest first; the sandbox is another
   * program. {@code Lighterman} itself may use all.
   */
  private static final String ARROWS =
      """
      value:
      request: value
      settings: value
      approval: request settings value
      azure.arm: settings value
      azure: azure.arm settings value
      command: value
      kubernetes.connection: settings value
      kubernetes: kubernetes.connection settings value
      store: request settings value
      site: azure kubernetes request settings store value
      diagnosis: azure kubernetes value
      diagnosis.registry: azure diagnosis value
      diagnosis.cluster: azure diagnosis kubernetes value
      diagnosis.extension: azure diagnosis kubernetes value
      diagnosis.sync: azure diagnosis value
      diagnosis.client: azure diagnosis kubernetes value
      diagnosis.catalogue: diagnosis diagnosis.client diagnosis.cluster diagnosis.extension \
          diagnosis.registry diagnosis.sync
      diagnosis.evidence: azure diagnosis kubernetes request site store value
      operation: azure command kubernetes request site store value
      step: azure kubernetes request value
      step.cloud: azure kubernetes request step value
      step.cluster: azure kubernetes request step value
      step.extension: azure kubernetes request step value
      operation.deploy: azure command diagnosis kubernetes operation request site step step.cloud \
          step.cluster step.extension store value
      operation.doctor: azure command diagnosis diagnosis.catalogue diagnosis.evidence kubernetes \
          operation request site step.extension store value
      operation.inquiry: azure command operation operation.doctor request site store value
      operation.remove: azure command kubernetes operation operation.deploy request site \
          step.cloud step.cluster step.extension value
      operation.repair: azure command diagnosis kubernetes operation operation.deploy request \
          site step step.cloud step.cluster step.extension store value
      catalogue: azure command kubernetes operation operation.deploy operation.doctor \
          operation.inquiry operation.remove operation.repair request site step step.cloud step.cluster \
          step.extension value
      durable: store value
      workflow: approval durable operation request site step store value
      workflow.halted: diagnosis diagnosis.catalogue diagnosis.evidence durable operation request \
          site store value workflow
      slack.workspace: approval settings value workflow
      metrics: durable request settings store value workflow
      slack.http: settings value
      status: approval request value
      slack.message: approval command durable request settings slack.workspace status store \
          value workflow
      slack.inbound: approval catalogue command durable operation operation.deploy request \
          slack.message slack.workspace status store value workflow
      slack.socket: slack.http slack.message slack.workspace value
      slack: approval catalogue command durable settings slack.http slack.inbound slack.message \
          slack.socket slack.workspace store value workflow
      check: azure azure.arm catalogue kubernetes request settings slack status store value
      setup: catalogue request settings slack.workspace
      sandbox.activity:
      sandbox.world: sandbox.activity
      sandbox.http: sandbox.world
      sandbox.azure.entra: sandbox.http sandbox.world
      sandbox.azure: sandbox.activity sandbox.azure.entra sandbox.http sandbox.world
      sandbox.kubernetes.objects:
      sandbox.kubernetes.admission: sandbox.kubernetes.objects
      sandbox.kubernetes.controllers: sandbox.kubernetes.admission sandbox.kubernetes.objects \
          sandbox.world
      sandbox.kubernetes.node: sandbox.kubernetes.admission sandbox.kubernetes.controllers \
          sandbox.kubernetes.objects
      sandbox.kubernetes.cluster: sandbox.http sandbox.kubernetes.admission \
          sandbox.kubernetes.controllers sandbox.kubernetes.node sandbox.kubernetes.objects \
          sandbox.world
      sandbox.quickstart: sandbox.http sandbox.kubernetes.cluster sandbox.world
      sandbox.slack.blockkit: sandbox.http
      sandbox.slack.workspace: sandbox.http sandbox.slack.blockkit
      sandbox.slack.delivery: sandbox.http sandbox.slack.blockkit sandbox.slack.workspace \
          sandbox.world
      sandbox.slack.api: sandbox.http sandbox.slack.blockkit sandbox.slack.delivery \
          sandbox.slack.workspace
      sandbox.slack.people: sandbox.http sandbox.slack.blockkit sandbox.slack.delivery \
          sandbox.slack.workspace
      sandbox.slack: sandbox.http sandbox.slack.api sandbox.slack.blockkit \
          sandbox.slack.delivery sandbox.slack.people sandbox.slack.workspace
      sandbox.control: sandbox.http sandbox.quickstart sandbox.slack sandbox.slack.blockkit \
          sandbox.slack.delivery sandbox.slack.people sandbox.world
      sandbox.bot: sandbox.control sandbox.http
      sandbox.kubernetes.tables: sandbox.kubernetes.objects
      sandbox.kubernetes.api: sandbox.http sandbox.kubernetes.admission \
          sandbox.kubernetes.cluster sandbox.kubernetes.node sandbox.kubernetes.objects \
          sandbox.kubernetes.tables
      sandbox.kubernetes: sandbox.http sandbox.kubernetes.api sandbox.kubernetes.cluster \
          sandbox.kubernetes.node sandbox.kubernetes.objects sandbox.world
      sandbox.edge: sandbox.activity sandbox.http sandbox.kubernetes sandbox.kubernetes.cluster \
          sandbox.kubernetes.node sandbox.kubernetes.objects sandbox.world
      sandbox.registry: sandbox.http sandbox.world
      sandbox: sandbox.azure sandbox.azure.entra sandbox.bot sandbox.control sandbox.edge \
          sandbox.http sandbox.kubernetes sandbox.quickstart sandbox.registry sandbox.slack \
          sandbox.slack.blockkit sandbox.slack.delivery sandbox.slack.people \
          sandbox.slack.workspace sandbox.world
      """;

  /** Every class of ours that a class of another package uses. */
  private static final Set<String> NEEDED_ELSEWHERE =
      CLASSES.stream().flatMap(ArchitectureTest::neededElsewhere).collect(toSet());

  /**
   * What Java runs, what Jetty calls by reflection, what others give as a lambda, whose constants
   * javac copies to those who use them, and what tests start.
   */
  private static final Set<String> PUBLIC_ALL_THE_SAME =
      words(
          "Bot ExtensionDiagnostics JettyWebSocket Lighterman Sandbox SandboxOptions "
              + "SandboxWorld TypedCommand");

  /** Where a library may be known, and nowhere else. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "com.slack.api", "slack",
          "com.azure", "azure",
          "io.fabric8", "kubernetes",
          "org.jdbi", "store",
          "org.flywaydb", "store",
          // In azure, only to read cron expressions.
          "com.github.kagkarlsson", "durable azure",
          "info.picocli", "command sandbox",
          "com.ibm.icu", "status",
          "org.bouncycastle", "sandbox",
          "org.eclipse.jetty", "slack sandbox");

  @Test
  void packagesUseEachOtherAsDrawn() {
    var drawn = drawn();
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

  /** So that a package can be read without those above it. */
  @Test
  void noTwoPackagesUseEachOtherEvenByWayOfOthers() {
    var drawn = drawn();
    assertEquals(
        List.of(),
        drawn.keySet().stream().filter(each -> below(each, drawn).contains(each)).toList());
  }

  private static Set<String> below(String room, Map<String, Set<String>> drawn) {
    var below = new TreeSet<String>();
    Queue<String> next = new ArrayDeque<>(drawn.getOrDefault(room, Set.of()));
    while (!next.isEmpty()) {
      String used = next.remove();
      if (below.add(used)) {
        next.addAll(drawn.getOrDefault(used, Set.of()));
      }
    }
    return below;
  }

  @Test
  void packagesCanBeReadAtOneSitting() {
    Map<String, Long> sizes =
        CLASSES.stream()
            .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
            .collect(groupingBy(ArchitectureTest::room, counting()));
    sizes.values().removeIf(size -> size <= 32);
    assertEquals(Map.of(), sizes);
  }

  @Test
  void noTwoClassesOfTheBotHaveTheSameName() {
    Map<String, Long> names =
        CLASSES.stream()
            .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
            .filter(each -> !room(each).startsWith("sandbox"))
            .collect(groupingBy(JavaClass::getSimpleName, counting()));
    names.values().removeIf(count -> count == 1);
    assertEquals(Map.of(), names);
  }

  @Test
  void eachLibraryIsKnownWhereItBelongs() {
    LIBRARIES.forEach((library, rooms) ->
        assertEquals(
            List.of(),
            CLASSES.stream()
                .filter(each -> !room(each).isEmpty())
                .filter(each -> !isWithin(each, rooms))
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

  /** An operation is known by its own package, the catalogue, and what starts from its words. */
  @Test
  void whatServesEveryOperationNamesNone() {
    assertEquals(
        List.of(),
        CLASSES.stream()
            .filter(each -> isWithin(each, "request site status store workflow"))
            .flatMap(each ->
                Stream.concat(
                    Stream.of(each.getName()),
                    each.getMembers().stream().map(JavaMember::getFullName)))
            .filter(name -> name.matches(".*(?i:deploy).*"))
            .sorted()
            .toList());
  }

  @Test
  void thePurePackagesNeverLookAtTheClock() {
    assertEquals(
        List.of(),
        CLASSES.stream()
            .filter(each -> isWithin(each, "value command request approval status"))
            .flatMap(each -> each.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTarget().getName().matches("now|currentTimeMillis|nanoTime"))
            .filter(call -> call.getTarget().getRawParameterTypes().isEmpty())
            .filter(call -> call.getTargetOwner().getPackageName().startsWith("java."))
            .map(call -> call.getOrigin().getFullName())
            .sorted()
            .toList());
  }

  /** What Azure, a cluster or the database says is never the fault of the person who asks. */
  @Test
  void onlyWhatReadsPeoplesWordsBlamesThem() {
    assertEquals(
        List.of(),
        CLASSES.stream()
            .filter(each -> !isWithin(each, "approval command operation site slack workflow"))
            .filter(each ->
                each.getConstructorCallsFromSelf().stream()
                    .anyMatch(call -> call.getTargetOwner().getSimpleName().equals("AskerMustAct")))
            .map(JavaClass::getName)
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

  /** The package below the base; empty for the base itself. */
  private static String room(JavaClass each) {
    String name = each.getPackageName();
    return name.equals(BASE) || !name.startsWith(BASE) ? "" : name.substring(BASE.length() + 1);
  }

  /** Whether a package is one of these or within one. */
  private static boolean isWithin(JavaClass each, String rooms) {
    return words(rooms).stream().anyMatch(room -> (room(each) + ".").startsWith(room + "."));
  }

  /** The packages that each package may use. */
  static Map<String, Set<String>> drawn() {
    var drawn = new TreeMap<String, Set<String>>();
    for (String line : ARROWS.lines().toList()) {
      String[] arrow = line.split(":", -1);
      drawn.put(arrow[0], words(arrow[1]));
    }
    return drawn;
  }

  private static Set<String> words(String text) {
    return Stream.of(text.split(" ", -1))
        .filter(each -> !each.isEmpty())
        .collect(toCollection(TreeSet::new));
  }
}
