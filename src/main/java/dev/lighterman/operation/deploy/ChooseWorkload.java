package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.WORKLOAD;

import dev.lighterman.site.ChannelScope;
import dev.lighterman.site.Site;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.WorkloadMode;
import java.util.Optional;

/**
 * Chooses how the pull is verified: typed, else the channel's default, else a check Job if the
 * cluster can be reached.
 */
record ChooseWorkload(ChannelScope scope) {
  SourcedValue<WorkloadMode> choose(DeployOptions options, Site site) {
    Optional<String> typed = options.value(WORKLOAD);
    return typed
        .map(value -> SourcedValue.typed(WORKLOAD, known(options, value)))
        .orElseGet(() -> byDefault(site));
  }

  SourcedValue<WorkloadMode> byDefault(Site site) {
    return scope
        .workload()
        .map(value -> SourcedValue.from(WORKLOAD, value, Sentence.of("choice.workload.channel")))
        .orElseGet(() -> byReach(site));
  }

  private static SourcedValue<WorkloadMode> byReach(Site site) {
    return site.context() == null
        ? SourcedValue.from(
            WORKLOAD, WorkloadMode.NONE, Sentence.of("choice.workload.out-of-reach"))
        : SourcedValue.from(WORKLOAD, WorkloadMode.CHECK, Sentence.of("choice.workload.check"));
  }

  private static WorkloadMode known(DeployOptions options, String typed) {
    return WorkloadMode.of(typed).orElseThrow(() -> unknown(options, typed));
  }

  private static AskerMustAct unknown(DeployOptions options, String typed) {
    return new AskerMustAct(
        Sentence.of("deploy.workload-unknown", "typed", typed).with("known", WorkloadMode.words()),
        WorkloadMode.words().stream()
            .map(value ->
                new SuggestedCommand(PlainText.text(value), options.commandWith(WORKLOAD, value)))
            .toArray(SuggestedCommand[]::new));
  }
}
