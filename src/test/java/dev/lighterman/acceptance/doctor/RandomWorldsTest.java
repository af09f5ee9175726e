package dev.lighterman.acceptance.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.sandbox.world.RandomSites;
import dev.lighterman.sandbox.world.RandomSites.RandomSite;
import dev.lighterman.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The doctor at random sites, each of which is a small world of its own: no alarm where nothing is
 * wrong, the right cause where one thing is, and both where two are.
 *
 * <p>{@code -Dworlds=1000} makes so many of each kind, and {@code .ci/run} a few. Without it there
 * are none, since they take seconds. {@code -Dworlds.seed=…} repeats what an earlier test has
 * printed.
 */
final class RandomWorldsTest {
  private static final int WORLDS = Integer.getInteger("worlds", 0);
  private static final long SEED = Long.getLong("worlds.seed", System.currentTimeMillis());
  private static final int SITES_AT_ONCE = 20;

  /** Until everything has failed that fails: Helm gives up after ten minutes. */
  private static final Duration SETTLED = Duration.ofMinutes(25);

  @TempDir Path directory;

  private final List<String> wrong = new ArrayList<>();
  private int judged;
  private int dependent;

  /**
   * What is broken at a site; nothing at a healthy one.
   *
   * @param past what was broken before
   */
  private record Broken(RandomSite site, List<SiteFault> faults, Optional<SiteFault> past) {
    boolean independent() {
      return faults.size() < 2 || faults.getFirst().isIndependentOf(faults.getLast());
    }

    /** Those that can be told, and that nothing hides which itself can't be told. */
    List<SiteFault> told() {
      List<SiteFault> untold = faults.stream().filter(fault -> !fault.isTold(site)).toList();
      return faults.stream()
          .filter(fault -> !untold.contains(fault))
          .filter(fault -> untold.stream().noneMatch(other -> other.hides(fault)))
          .toList();
    }

    @Override
    public String toString() {
      return "%s %s%s%s"
          .formatted(
              site.name(),
              faults,
              site.reached() ? "" : ", out of reach",
              past.map(each -> ", before: " + each).orElse(""));
    }
  }

  @Test
  void whereNothingIsWrongThereIsNoAlarm() throws IOException {
    judges(0);
  }

  @Test
  void oneFaultIsNamed() throws IOException {
    judges(1);
  }

  @Test
  void twoFaultsAreBothNamedWhereNeitherHidesTheOther() throws IOException {
    judges(2);
  }

  private void judges(int faults) throws IOException {
    assumeTrue(WORLDS > 0, "no random worlds: -Dworlds=1000 makes 1000 of each kind");
    System.err.printf("%d worlds with %d faults, -Dworlds.seed=%d%n", WORLDS, faults, SEED);
    for (int first = 0; first < WORLDS; first += SITES_AT_ONCE) {
      judges(faults, first, Math.min(SITES_AT_ONCE, WORLDS - first));
    }
    System.err.printf(
        "%d of %d worlds with %d faults judged rightly, of which %d had dependent faults%n",
        judged - wrong.size(), judged, faults, dependent);
    assertEquals(List.of(), wrong, () -> "-Dworlds.seed=" + SEED + "\n" + String.join("\n", wrong));
  }

  private void judges(int faults, int first, int count) throws IOException {
    var random = new Random(SEED + 31L * first + faults);
    var seed = new RandomSites(random, count, faults > 0);
    Path files = Files.createDirectory(directory.resolve("worlds-" + first));
    try (var world = new RandomWorld(seed, files)) {
      world.advances(Duration.ofMinutes(3));
      Map<RandomSite, SiteFault> past = lives(world, seed, random);
      List<Broken> all =
          seed.sites().stream()
              .map(site ->
                  new Broken(
                      site, drawn(site, faults, random), Optional.ofNullable(past.get(site))))
              .toList();
      for (Broken each : all) {
        each.faults().forEach(fault -> world.breaks(fault, each.site()));
      }
      world.advances(SETTLED);
      List<Site> known = world.sites();
      for (int i = 0; i < all.size(); i++) {
        judge(first + i, all.get(i), world.evidence(known.get(i)));
      }
    }
  }

  /** Other things go on at each site, and something was wrong that is over. */
  private static Map<RandomSite, SiteFault> lives(
      RandomWorld world, RandomSites seed, Random random) {
    var lives =
        seed.sites().stream()
            .map(site ->
                new BackgroundActivity(
                    random, world.world(), site, world.kubernetes().cluster(site.name())))
            .toList();
    lives.forEach(BackgroundActivity::begins);
    List<SiteFault> passing = SiteFault.passing();
    var past = new LinkedHashMap<RandomSite, SiteFault>();
    for (RandomSite site : seed.sites()) {
      if (!site.sleeps() && random.nextInt(3) > 0) {
        past.put(site, passing.get(random.nextInt(passing.size())));
      }
    }
    past.forEach((site, fault) -> world.breaks(fault, site));
    world.advances(Duration.ofMinutes(random.nextInt(2, 8)));
    past.forEach((site, fault) -> world.mends(fault, site));
    world.advances(SETTLED);
    lives.forEach(BackgroundActivity::leavesTraces);
    return past;
  }

  /** Most pairs would hide one another, so that every other one is drawn until neither does. */
  private static List<SiteFault> drawn(RandomSite site, int count, Random random) {
    List<SiteFault> fitting =
        Arrays.stream(SiteFault.values()).filter(fault -> fault.fits(site)).toList();
    boolean independent = random.nextBoolean();
    var chosen = new ArrayList<SiteFault>();
    while (chosen.size() < count) {
      SiteFault next = fitting.get(random.nextInt(fitting.size()));
      boolean hidden = chosen.stream().anyMatch(other -> !other.isIndependentOf(next));
      if (!chosen.contains(next) && !(independent && hidden)) {
        chosen.add(next);
      }
    }
    chosen.sort(Comparator.comparing(SiteFault::isLast));
    return chosen;
  }

  private void judge(int number, Broken broken, SiteEvidence evidence) {
    judged++;
    RootCauses found = RootCauses.in(evidence);
    var roots = names(found.roots().stream().map(RootCauses.Root::diagnosis));
    var named =
        names(
            found.roots().stream()
                .flatMap(root ->
                    Stream.concat(Stream.of(root.diagnosis()), root.consequences().stream())));
    if (!broken.independent()) {
      dependent++;
    }
    boolean untold = !broken.independent() && roots.isEmpty();
    boolean mended = untold && (isWell(evidence) || isBare(evidence));
    boolean alarmed = broken.faults().isEmpty() && !isWell(evidence);
    if (alarmed || !(mended || isRight(broken, roots, named))) {
      wrong.add(
          "%d %s: %s, of %s; %s"
              .formatted(
                  number,
                  broken,
                  roots,
                  named,
                  evidence
                      .see(Part.CONNECTED_REGISTRY)
                      .map(each -> each.connection().text())
                      .orElse("no connected registry")));
    }
  }

  private static Set<String> names(Stream<Diagnosis> diagnoses) {
    return diagnoses
        .map(each -> each.cause().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * No root but what is broken; and each of these is named, where it can be told. Of two where one
   * hides the other, one is enough, and by the name of its kind.
   */
  private static boolean isRight(Broken broken, Set<String> roots, Set<String> named) {
    List<SiteFault> told = broken.told();
    var allowed = causes(broken.faults(), SiteFault::cause);
    if (told.size() < broken.faults().size()) {
      // Azure tells something of what the cluster alone tells exactly.
      allowed.add("never-activated");
      List<SiteFault> untold =
          broken.faults().stream().filter(fault -> !told.contains(fault)).toList();
      allowed.addAll(causes(untold, SiteFault::lesserCause));
    }
    if (!broken.independent()) {
      allowed.addAll(causes(broken.faults(), SiteFault::lesserCause));
    }
    return allowed.containsAll(roots)
        && (broken.independent()
            ? named.containsAll(causes(told, SiteFault::cause))
            : told.isEmpty() || allowed.stream().anyMatch(named::contains));
  }

  private static Set<String> causes(List<SiteFault> faults, Function<SiteFault, String> cause) {
    return faults.stream().map(cause).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether nothing is left that tells that the site should run a connected registry. */
  private static boolean isBare(SiteEvidence evidence) {
    return evidence.see(Part.CONNECTED_REGISTRY).isEmpty()
        && evidence.see(Part.EXTENSION).isEmpty();
  }

  /** Also where one of two faults has undone the other, by an installation anew. */
  private static boolean isWell(SiteEvidence evidence) {
    return evidence.see(Part.CONNECTED_REGISTRY).filter(each -> !each.needsAttention()).isPresent();
  }
}
