package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployWords.WORKLOAD;

import dev.lighterman.site.Scope;
import dev.lighterman.site.Site;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Offer;
import dev.lighterman.value.Plain;
import dev.lighterman.value.Proof;
import dev.lighterman.value.Sentence;
import java.util.Optional;

/**
 * What shows in the end that the site serves: as typed, else the channel's default, else a check
 * where the cluster is reached.
 */
record ChooseWorkload(Scope scope) {
  Chosen<Proof> choose(DeployWords words, Site site) {
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

  private static Chosen<Proof> byReach(Site site) {
    return site.context() == null
        ? Chosen.because(WORKLOAD, Proof.NONE, Sentence.of("choice.workload.out-of-reach"))
        : Chosen.because(WORKLOAD, Proof.CHECK, Sentence.of("choice.workload.check"));
  }

  private static Proof known(DeployWords words, String typed) {
    return Proof.of(typed).orElseThrow(() -> unknown(words, typed));
  }

  private static AskerMustAct unknown(DeployWords words, String typed) {
    return new AskerMustAct(
        Sentence.of("deploy.workload-unknown", "typed", typed).with("known", Proof.words()),
        Proof.words().stream()
            .map(value -> new Offer(Plain.text(value), words.retyped(WORKLOAD, value)))
            .toArray(Offer[]::new));
  }
}
