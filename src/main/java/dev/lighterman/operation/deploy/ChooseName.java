package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.NAME;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.operation.ManagedIdentityRefusal;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses the connected registry's name: typed, else derived from the cluster's name. */
record ChooseName(InventorySnapshot snapshot) {
  SourcedValue<ConnectedRegistryName> choose(
      DeployOptions options, Site site, CloudRegistry registry) {
    SourcedValue<ConnectedRegistryName> value =
        options
            .name()
            .map(name -> SourcedValue.typed(NAME, name))
            .orElseGet(
                () -> SourcedValue.from(NAME, likeCluster(site), Sentence.of("choice.name")));
    refuseTaken(options, value.value(), registry);
    return value;
  }

  private static ConnectedRegistryName likeCluster(Site site) {
    return ConnectedRegistryName.near(site.name())
        .orElseThrow(
            () -> new AskerMustAct(Sentence.of("deploy.needs-name", "site", site.label())));
  }

  private void refuseTaken(
      DeployOptions options, ConnectedRegistryName name, CloudRegistry registry) {
    List<ConnectedRegistry> all = snapshot.allConnectedRegistriesOf(registry);
    if (all.stream().noneMatch(each -> isCalled(each, name))) {
      return;
    }
    snapshot.of(registry).stream()
        .filter(each -> isCalled(each, name))
        .forEach(ManagedIdentityRefusal::check);
    String free = free(name.text(), all);
    List<SuggestedCommand> suggestions = new ArrayList<>();
    suggestions.add(
        new SuggestedCommand(
            Sentence.of("offer.use", "value", free), options.commandWith(NAME, free)));
    if (snapshot.of(registry).stream().anyMatch(each -> isCalled(each, name))) {
      suggestions.add(new SuggestedCommand(PlainText.text("show " + name), "show " + name));
    }
    throw new AskerMustAct(
        taken(name.text(), registry.name(), free), suggestions.toArray(SuggestedCommand[]::new));
  }

  private static boolean isCalled(ConnectedRegistry one, ConnectedRegistryName name) {
    return one.name().equalsIgnoreCase(name.text());
  }

  /** The name with the lowest number appended, from 2, that is not taken. */
  static String free(String name, List<ConnectedRegistry> all) {
    return IntStream.iterate(2, i -> i + 1)
        .mapToObj(i -> name + i)
        .filter(other -> all.stream().noneMatch(each -> each.name().equalsIgnoreCase(other)))
        .findFirst()
        .orElseThrow();
  }

  static Sentence taken(String name, String registry, String free) {
    return Sentence.of("deploy.name-taken", "name", name)
        .with("registry", registry)
        .with("free", free);
  }
}
