package dev.lighterman.site;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SpellingSuggestions;
import dev.lighterman.value.SuggestedCommand;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the site that a typed word names. */
public final class SiteResolver {
  private final InventorySnapshot snapshot;
  private final List<Site> sites;

  public SiteResolver(InventorySnapshot snapshot) {
    this(snapshot, snapshot.sites());
  }

  private SiteResolver(InventorySnapshot snapshot, List<Site> sites) {
    this.snapshot = snapshot;
    this.sites = sites;
  }

  /** A resolver for the sites of one resource group, for names that several clusters have. */
  public SiteResolver inGroup(String group) {
    return new SiteResolver(
        snapshot, matching(site -> site.id().resourceGroup().equalsIgnoreCase(group)));
  }

  /**
   * The site by ARM id, name, connected registry, or a part of the name that only one site has.
   *
   * @param command the command to suggest for a site that may have been meant
   */
  public Site find(String word, Function<Site, String> command) {
    return find(word, command, sites -> several(word, command, sites));
  }

  /**
   * The same.
   *
   * @param which what to ask where the word could be any of several sites
   */
  public Site find(
      String word, Function<Site, String> command, Function<List<Site>, AskerMustAct> which) {
    List<Site> exact = exact(word);
    if (exact.size() == 1) {
      return exact.getFirst();
    }
    String part = word.toLowerCase(Locale.ROOT);
    List<Site> parts =
        exact.isEmpty()
            ? matching(site -> site.name().toLowerCase(Locale.ROOT).contains(part))
            : exact;
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    throw parts.isEmpty() ? none(word, command) : which.apply(parts);
  }

  /** The site by its full ARM id, name or connected registry: for what can't be undone. */
  public Site findExactly(String word, Function<Site, String> command) {
    List<Site> exact = exact(word);
    if (exact.size() == 1) {
      refuseSharedName(word, command, exact.getFirst());
      return exact.getFirst();
    }
    throw exact.isEmpty() ? none(word, command) : several(word, command, exact);
  }

  /** Another connected registry of that name, whose site is not known, may be meant. */
  private void refuseSharedName(String word, Function<Site, String> command, Site found) {
    long named =
        snapshot.connected().stream().filter(each -> each.name().equalsIgnoreCase(word)).count();
    if (named > 1 && !found.matches(word)) {
      throw new AskerMustAct(
          Sentence.of("site.several-connected", "word", word).with("count", named),
          suggestions(command, List.of(found)));
    }
  }

  private List<Site> exact(String word) {
    List<Site> byName = matching(site -> site.matches(word));
    return byName.isEmpty() ? matching(site -> runsRegistry(site, word)) : byName;
  }

  private static boolean runsRegistry(Site site, String word) {
    ArmId id = site.connectedRegistry();
    return id != null && (id.name().equalsIgnoreCase(word) || id.toString().equalsIgnoreCase(word));
  }

  private List<Site> matching(Predicate<Site> condition) {
    return sites.stream().filter(condition).toList();
  }

  private static AskerMustAct several(
      String word, Function<Site, String> command, List<Site> found) {
    return new AskerMustAct(
        Sentence.of("site.several", "word", word).with("count", found.size()),
        suggestions(command, found.stream().limit(5).toList()));
  }

  /** Only what may have been meant is offered: a click would ask for what nobody wanted. */
  private AskerMustAct none(String word, Function<Site, String> command) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    List<String> close =
        SpellingSuggestions.to(name, snapshot.sites().stream().map(Site::name).toList());
    String part = name.toLowerCase(Locale.ROOT);
    List<Site> near =
        snapshot.sites().stream()
            .filter(site ->
                close.contains(site.name())
                    || (!part.isEmpty() && site.name().toLowerCase(Locale.ROOT).contains(part)))
            .toList();
    return near.isEmpty()
        ? new AskerMustAct(
            Sentence.of("site.none-near", "word", word),
            new SuggestedCommand(PlainText.text("sites"), "sites"))
        : nearest(word, command, near);
  }

  private static AskerMustAct nearest(
      String word, Function<Site, String> command, List<Site> among) {
    List<Site> nearest =
        among.stream()
            .map(site -> new Distant(site, SpellingSuggestions.distance(word, site.name())))
            .sorted(Comparator.comparingInt(Distant::distance))
            .limit(3)
            .map(Distant::site)
            .toList();
    return new AskerMustAct(
        Sentence.of("site.none", "word", word)
            .with("nearest", nearest.stream().map(Site::label).toList()),
        suggestions(command, nearest));
  }

  /** A site, and how far its name is from the word; computed once for each. */
  private record Distant(Site site, int distance) {}

  private static SuggestedCommand[] suggestions(Function<Site, String> command, List<Site> sites) {
    return sites.stream()
        .map(site -> new SuggestedCommand(PlainText.text(site.label()), command.apply(site)))
        .toArray(SuggestedCommand[]::new);
  }
}
