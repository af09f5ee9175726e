package dev.lighterman.operation.deploy;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.site.Site;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.stream.Stream;

/**
 * The question which of several sites is meant. It offers only those to which something can be
 * deployed, and asks for the registry at the same time where that would be asked next.
 */
record ChooseSite(DeployOptions options, ChooseRegistry registries) {
  private static final int MAX_OFFERED = 5;

  AskerMustAct among(String word, List<Site> candidates) {
    List<Site> free = candidates.stream().filter(ChooseSite::isFree).toList();
    List<Site> offered = free.isEmpty() ? candidates : free;
    List<SuggestedCommand> pairs = offered.stream().flatMap(this::withRegistries).toList();
    boolean asksBoth = !pairs.isEmpty() && pairs.size() <= MAX_OFFERED;
    return new AskerMustAct(
        Sentence.of("deploy.which-of-sites", "word", word)
            .with("count", candidates.size())
            .with("others", candidates.size() - offered.size())
            .with("registry", asksBoth ? "yes" : "no"),
        (asksBoth ? pairs.stream() : offered.stream().limit(MAX_OFFERED).map(this::alone))
            .toArray(SuggestedCommand[]::new));
  }

  private static boolean isFree(Site site) {
    return !site.installation().occupied() && site.cluster().connected();
  }

  private SuggestedCommand alone(Site site) {
    return new SuggestedCommand(PlainText.text(site.label()), options.at(site));
  }

  /** The site with each registry that can be named; none if no registry has to be. */
  private Stream<SuggestedCommand> withRegistries(Site site) {
    return registries.undecided(options, site).stream().map(each -> in(site, each));
  }

  private SuggestedCommand in(Site site, CloudRegistry registry) {
    return new SuggestedCommand(
        PlainText.text(site.label() + ", " + registry.name()), options.with(registry).at(site));
  }
}
