package dev.lighterman.operation.remove;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.operation.ManagedIdentityRefusal;
import dev.lighterman.site.Installation;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Finds the connected registry to remove from a site: the typed one, else the one that the site is
 * known to run; never one that another site is known to run.
 *
 * @param snapshot what the asker may see
 * @param command the same command for a site, with a connected registry's name if there is one
 */
record FindRemovalTarget(
    InventorySnapshot snapshot, Site site, BiFunction<Site, Optional<String>, String> command) {
  private static final int MAX_SUGGESTIONS = 3;

  RemovalTarget find(Optional<String> typed) {
    return typed.isPresent() ? typed(typed.get()) : known();
  }

  private RemovalTarget known() {
    Installation installation = site.installation();
    ArmId id = installation.connectedRegistry();
    Optional.ofNullable(id)
        .flatMap(snapshot::connectedRegistry)
        .ifPresent(ManagedIdentityRefusal::check);
    if (id == null || !installation.certain()) {
      throw new AskerMustAct(RemovalTarget.unsure(site), candidates());
    }
    refuseIfElsewhere(id);
    return new RemovalTarget(id, false);
  }

  private RemovalTarget typed(String name) {
    List<ArmId> named =
        snapshot.connected().stream()
            .map(ConnectedRegistry::id)
            .filter(id -> id.name().equalsIgnoreCase(name) || id.toString().equalsIgnoreCase(name))
            .toList();
    if (named.isEmpty()) {
      throw new AskerMustAct(
          Sentence.of("remove.no-such", "name", name).with("site", site.label()), candidates());
    }
    if (named.size() > 1) {
      throw new AskerMustAct(
          Sentence.of("site.several-connected", "word", name).with("count", named.size()),
          suggestions(named));
    }
    ArmId id = named.getFirst();
    refuseIfElsewhere(id);
    refuseIfOther(id);
    return new RemovalTarget(id, true);
  }

  private void refuseIfElsewhere(ArmId id) {
    Optional<Site> other = snapshot.otherThatRuns(id, site.id());
    if (other.isPresent()) {
      throw new AskerMustAct(
          Sentence.of("remove.runs-elsewhere", "name", id.name()).with("site", other.get().label()),
          new SuggestedCommand(
              PlainText.text("show " + other.get().label()), "show " + other.get().argument()));
    }
  }

  private void refuseIfOther(ArmId id) {
    ArmId runs = site.connectedRegistry();
    if (runs != null && site.installation().certain() && !runs.equals(id)) {
      throw new AskerMustAct(
          RemovalTarget.runsOther(site, id, runs),
          new SuggestedCommand(
              Sentence.of("offer.use", "value", runs.name()),
              command.apply(site, Optional.empty())));
    }
  }

  /** Those that the site may run by their name or address, and no other is known to. */
  private SuggestedCommand[] candidates() {
    return suggestions(
        snapshot.connected().stream()
            .filter(Predicate.not(ConnectedRegistry::syncsByManagedIdentity))
            .filter(this::mayRun)
            .map(ConnectedRegistry::id)
            .filter(id -> snapshot.otherThatRuns(id, site.id()).isEmpty())
            .limit(MAX_SUGGESTIONS)
            .toList());
  }

  private boolean mayRun(ConnectedRegistry registry) {
    Optional<Extension> extension = site.extension();
    boolean named =
        ConnectedRegistryName.near(site.name())
                .filter(name -> name.text().equalsIgnoreCase(registry.name()))
                .isPresent()
            || extension.filter(each -> each.name().equalsIgnoreCase(registry.name())).isPresent();
    return named
        || extension
            .flatMap(Extension::serviceAddress)
            .filter(address -> address.equals(registry.address()))
            .isPresent();
  }

  private SuggestedCommand[] suggestions(List<ArmId> ids) {
    return ids.stream()
        .map(id ->
            new SuggestedCommand(
                PlainText.text("%s (%s)".formatted(id.name(), id.parent().name())),
                command.apply(site, Optional.of(snapshot.argument(id)))))
        .toArray(SuggestedCommand[]::new);
  }
}
