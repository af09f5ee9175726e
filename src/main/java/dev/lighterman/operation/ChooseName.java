package dev.lighterman.operation;

import static dev.lighterman.operation.DeployWords.CLUSTER;
import static dev.lighterman.operation.DeployWords.NAME;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.site.Estate;
import dev.lighterman.site.Site;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.Offer;
import dev.lighterman.value.Plain;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the connected registry is called: as typed, else like the cluster. */
record ChooseName(Estate estate) {
  Chosen<ConnectedRegistryName> choose(DeployWords words, Site site, CloudRegistry registry) {
    Chosen<ConnectedRegistryName> chosen =
        typed(words)
            .map(name -> Chosen.typed(NAME, name))
            .orElseGet(() -> Chosen.because(NAME, likeCluster(site), Sentence.of("choice.name")));
    refuseTaken(words, chosen.value(), registry);
    return chosen;
  }

  /** With {@code --cluster-name} given, the word that stands alone is the name, as in az. */
  private static Optional<ConnectedRegistryName> typed(DeployWords words) {
    return words
        .one(NAME)
        .or(() -> words.one(CLUSTER).flatMap(_ -> words.word()))
        .map(ConnectedRegistryName::new);
  }

  private static ConnectedRegistryName likeCluster(Site site) {
    return ConnectedRegistryName.near(site.name())
        .orElseThrow(
            () -> new AskerMustAct(Sentence.of("deploy.needs-name", "site", site.label())));
  }

  private void refuseTaken(DeployWords words, ConnectedRegistryName name, CloudRegistry registry) {
    List<String> taken = estate.of(registry).stream().map(ConnectedRegistry::name).toList();
    if (taken.stream().noneMatch(name.text()::equalsIgnoreCase)) {
      return;
    }
    String free =
        IntStream.iterate(2, i -> i + 1)
            .mapToObj(i -> name.text() + i)
            .filter(other -> taken.stream().noneMatch(other::equalsIgnoreCase))
            .findFirst()
            .orElseThrow();
    throw new AskerMustAct(
        Sentence.of("deploy.name-taken", "name", name.text())
            .with("registry", registry.name())
            .with("free", free),
        new Offer(Sentence.of("offer.use", "value", free), words.retyped(NAME, free)),
        new Offer(Plain.text("show " + name), "show " + name));
  }
}
