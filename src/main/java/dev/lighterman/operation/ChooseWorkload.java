package dev.lighterman.operation;

import static dev.lighterman.operation.DeployWords.WORKLOAD;

import dev.lighterman.site.Scope;
import dev.lighterman.site.Site;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Offer;
import dev.lighterman.value.Plain;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What shows in the end that the site serves: as typed, else the channel's default, else a check
 * where the cluster is reached.
 */
record ChooseWorkload(Scope scope) {
  static final String DEPLOY = "deploy";
  static final String CHECK = "check";
  static final String NONE = "none";
  static final List<String> ALL = List.of(CHECK, DEPLOY, NONE);

  Chosen<String> choose(DeployWords words, Site site) {
    Optional<String> typed = words.one(WORKLOAD);
    return typed
        .map(value -> Chosen.typed(WORKLOAD, known(words, value)))
        .or(() ->
            scope
                .workload()
                .map(value ->
                    Chosen.because(WORKLOAD, value, Sentence.of("choice.workload.channel"))))
        .orElseGet(() -> byReach(site));
  }

  private static Chosen<String> byReach(Site site) {
    return site.context() == null
        ? Chosen.because(WORKLOAD, NONE, Sentence.of("choice.workload.out-of-reach"))
        : Chosen.because(WORKLOAD, CHECK, Sentence.of("choice.workload.check"));
  }

  private static String known(DeployWords words, String typed) {
    if (!ALL.contains(typed)) {
      throw new AskerMustAct(
          Sentence.of("deploy.workload-unknown", "typed", typed).with("known", ALL),
          ALL.stream()
              .map(value -> new Offer(Plain.text(value), words.retyped(WORKLOAD, value)))
              .toArray(Offer[]::new));
    }
    return typed;
  }
}
