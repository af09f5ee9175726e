package dev.lighterman.operation.remove;

import dev.lighterman.operation.RegistryOrigin;
import dev.lighterman.request.Choice;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteRecords;
import dev.lighterman.site.SiteRecords.RecordedInstallation;
import dev.lighterman.step.extension.RemoveExtension;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;

/**
 * The connected registry that a removal deletes. A name alone is no reason to delete one: it could
 * be another site's.
 *
 * @param nameTyped whether the asker typed its name, so that nothing else has to say that the site
 *     runs it
 */
record RemovalTarget(ArmId connectedRegistry, boolean nameTyped) {
  /**
   * How it is known that the site runs it, for the approvers.
   *
   * @param snapshot the sites, of which another one may run it as well by its name
   */
  Choice choice(InventorySnapshot snapshot, Site site) {
    Sentence source =
        site.isKnownToRun(connectedRegistry)
            ? RegistryOrigin.of(site.installation())
            : snapshot
                .otherThatMayRun(connectedRegistry, site.id())
                .map(other -> Sentence.of("choice.removed.doubtful", "site", other.label()))
                .orElseGet(() -> Sentence.of("choice.removed.typed"));
    return new Choice(Remove.NAME, connectedRegistry.name(), source, false);
  }

  /** The same for what is left of a deployment of ours whose connected registry is gone. */
  static Choice leftOf(RecordedInstallation installation) {
    return new Choice(
        Remove.NAME,
        installation.connectedRegistry().name(),
        RegistryOrigin.recorded(installation.request()),
        false);
  }

  /**
   * Refuses what was approved if by now the site runs something else, or another site runs it. An
   * extension that is gone is no objection, since that may be this removal's own work.
   *
   * @param everything all sites, whoever may see them
   * @param records of ours, by which an extension of that name is this connected registry's even if
   *     that is gone
   */
  void confirm(InventorySnapshot everything, Site site, SiteRecords records) {
    if (everything.otherThatRuns(connectedRegistry, site.id()).isPresent()) {
      throw new AskerMustAct(
          Sentence.of("remove.runs-at-another", "name", connectedRegistry.name()));
    }
    refuseIfOther(site);
    boolean recorded =
        site.hasNoExtensionBut(connectedRegistry.name())
            && records.installation(site.id(), connectedRegistry).isPresent();
    boolean known = nameTyped || recorded || site.isKnownToRun(connectedRegistry);
    if (!known && site.extension().isPresent()) {
      throw new AskerMustAct(unsure(site));
    }
  }

  private void refuseIfOther(Site site) {
    ArmId runs = site.connectedRegistry();
    if (runs != null && site.installation().certain() && !runs.equals(connectedRegistry)) {
      throw new AskerMustAct(runsOther(site, connectedRegistry, runs));
    }
  }

  static Sentence runsOther(Site site, ArmId id, ArmId runs) {
    return Sentence.of("remove.runs-other", "site", site.label())
        .with("name", id.name())
        .with("runs", runs.name());
  }

  /** What was found at a site of which it is not known what it runs. */
  static Sentence unsure(Site site) {
    ArmId guess = site.connectedRegistry();
    return site.extension()
        .map(extension ->
            guess == null
                ? Sentence.of("remove.unsure.extension", "site", site.label())
                    .with("extension", extension.name())
                    .with("command", RemoveExtension.command(extension.id()))
                : Sentence.of("remove.unsure.extension-name", "site", site.label())
                    .with("extension", extension.name())
                    .with("registry", guess.parent().name())
                    .with("address", extension.serviceAddress().orElse("?")))
        .orElseGet(() ->
            guess == null
                ? Sentence.of("remove.nothing-there", "site", site.label())
                : Sentence.of("remove.unsure.name", "site", site.label())
                    .with("name", guess.name())
                    .with("registry", guess.parent().name()));
  }
}
