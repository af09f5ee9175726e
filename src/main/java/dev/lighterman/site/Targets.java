package dev.lighterman.site;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Offer;
import dev.lighterman.value.Plain;
import dev.lighterman.value.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which site somebody means by a word. */
public final class Targets {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private final List<Site> sites;

  public Targets(Estate estate) {
    this(estate.sites());
  }

  private Targets(List<Site> sites) {
    this.sites = sites;
  }

  /** Only those whose cluster is in a resource group, for names that two clusters have. */
  public Targets inGroup(String group) {
    return new Targets(matching(site -> site.id().resourceGroup().equalsIgnoreCase(group)));
  }

  /** By ARM id, name, connected registry or any part that only one site has. */
  public Site find(String word, String verb) {
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
    throw parts.isEmpty() ? none(word, verb) : several(word, verb, parts);
  }

  /** By ARM id, name or connected registry, in full: for what can't be taken back. */
  public Site findExactly(String word, String verb) {
    List<Site> exact = exact(word);
    if (exact.size() == 1) {
      return exact.getFirst();
    }
    throw exact.isEmpty() ? none(word, verb) : several(word, verb, exact);
  }

  private List<Site> exact(String word) {
    List<Site> byName =
        matching(site ->
            site.name().equalsIgnoreCase(word) || site.id().toString().equalsIgnoreCase(word));
    return byName.isEmpty()
        ? matching(site ->
            site.connectedRegistry() != null
                && site.connectedRegistry().name().equalsIgnoreCase(word))
        : byName;
  }

  private List<Site> matching(Predicate<Site> which) {
    return sites.stream().filter(which).toList();
  }

  private AskerMustAct several(String word, String verb, List<Site> found) {
    return new AskerMustAct(
        Sentence.of("site.several", "word", word).with("count", found.size()),
        offers(verb, found.stream().limit(5).toList()));
  }

  private AskerMustAct none(String word, String verb) {
    List<Site> nearest =
        sites.stream()
            .sorted(Comparator.comparingInt(site -> DISTANCE.apply(word, site.name())))
            .limit(3)
            .toList();
    return new AskerMustAct(
        Sentence.of("site.none", "word", word)
            .with("nearest", nearest.stream().map(Site::name).toList()),
        offers(verb, nearest));
  }

  private static Offer[] offers(String verb, List<Site> sites) {
    return sites.stream()
        .map(site -> new Offer(Plain.text(site.name()), verb + " " + site.name()))
        .toArray(Offer[]::new);
  }
}
