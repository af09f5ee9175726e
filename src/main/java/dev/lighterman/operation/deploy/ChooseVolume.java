package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.STORAGE_CLASS;
import static dev.lighterman.operation.deploy.DeployOptions.STORAGE_SIZE;

import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.site.Site;
import dev.lighterman.step.Volume;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the volume: typed, else the cluster's default class and the extension's default size.
 *
 * @param classes the cluster's storage classes; empty if it can't be reached
 */
record ChooseVolume(List<StorageClass> classes) {
  Volume choose(DeployOptions options, Site site) {
    Optional<String> typed = options.value(STORAGE_CLASS);
    boolean askable = site.context() != null;
    if (askable && !fits(typed)) {
      throw new AskerMustAct(
          Sentence.of("deploy.storage-class", "typed", typed.orElse("default"))
              .with("site", site.label())
              .with("known", classes.stream().map(StorageClass::name).toList())
              .with("count", classes.size()),
          classes.stream()
              .limit(3)
              .map(each ->
                  new SuggestedCommand(
                      PlainText.text(each.name()), options.commandWith(STORAGE_CLASS, each.name())))
              .toArray(SuggestedCommand[]::new));
    }
    Optional<String> size = options.value(STORAGE_SIZE);
    size.filter(each -> !each.matches("[1-9][0-9]{0,5}(Mi|Gi|Ti)"))
        .ifPresent(each -> {
          throw new AskerMustAct(Sentence.of("deploy.storage-size", "typed", each));
        });
    return new Volume(typed.orElse(null), size.orElse(null));
  }

  private boolean fits(Optional<String> typed) {
    return typed
        .map(name -> classes.stream().anyMatch(each -> each.name().equals(name)))
        .orElseGet(() -> classes.stream().anyMatch(StorageClass::isDefault));
  }
}
