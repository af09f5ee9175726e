package dev.lighterman.diagnosis.catalogue;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is wrong with a site, with the consequences folded under their causes.
 *
 * @param roots the causes that do not follow from others, the surest first, and last what only
 *     fails later
 */
public record RootCauses(List<Root> roots) {
  public RootCauses {
    roots = List.copyOf(roots);
  }

  /**
   * A cause and what follows from it.
   *
   * @param consequences in the catalogue's order; one that follows from two causes is under both
   */
  public record Root(Diagnosis diagnosis, List<Diagnosis> consequences) {
    public Root {
      consequences = List.copyOf(consequences);
    }
  }

  /** The root causes that the evidence shows. */
  public static RootCauses in(SiteEvidence site) {
    List<Diagnosis> all = Causes.in(site);
    List<Diagnosis> surestFirst =
        all.stream()
            .sorted(
                Comparator.comparing((Diagnosis found) -> found.cause().isAhead())
                    .thenComparing(Diagnosis::certainty))
            .toList();
    return new RootCauses(
        surestFirst.stream()
            .filter(each -> isRoot(each, surestFirst))
            .map(each -> new Root(each, consequences(each, all)))
            .toList());
  }

  /** Of two that may each explain the other, the surer one is the root, or none would be. */
  private static boolean isRoot(Diagnosis diagnosis, List<Diagnosis> surestFirst) {
    int place = surestFirst.indexOf(diagnosis);
    return surestFirst.stream()
        .filter(other -> explains(other, diagnosis))
        .allMatch(other -> explains(diagnosis, other) && place < surestFirst.indexOf(other));
  }

  /** What follows from it, and what follows from that. */
  private static List<Diagnosis> consequences(Diagnosis root, List<Diagnosis> all) {
    Set<Diagnosis> found = new HashSet<>();
    var unexplored = new ArrayDeque<>(List.of(root));
    while (!unexplored.isEmpty()) {
      Diagnosis cause = unexplored.remove();
      all.stream()
          .filter(each -> explains(cause, each) && found.add(each))
          .forEach(unexplored::add);
    }
    return all.stream().filter(each -> found.contains(each) && !each.equals(root)).toList();
  }

  /** No cause explains itself, even if it is one of those that its kind explains. */
  private static boolean explains(Diagnosis cause, Diagnosis consequence) {
    return !cause.equals(consequence)
        && cause.cause().explains().contains(consequence.cause().name());
  }

  /** The parts where something is wrong, or shows that it is. */
  public Set<Part<?>> affected() {
    return roots.stream()
        .flatMap(root -> Stream.concat(Stream.of(root.diagnosis()), root.consequences().stream()))
        .flatMap(each -> each.cause().affects().stream())
        .collect(toUnmodifiableSet());
  }
}
