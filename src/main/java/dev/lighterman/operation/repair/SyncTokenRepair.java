package dev.lighterman.operation.repair;

import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.cloud.PutToken;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.stream.Stream;

/** Enables the sync token. */
record SyncTokenRepair(RegistryTokens tokens, RepairedSite site) {
  private static final String ENABLE = "enable-sync-token";

  PlannedRepair plan() {
    RegistryToken token = token(tokens, site);
    if (token.enabled()) {
      throw new AskerMustAct(Sentence.of("repair.nothing.sync-token", "token", token.id().name()));
    }
    var graph =
        new StepGraph()
            .add(
                ENABLE,
                new PutToken(
                    CredentialPurpose.SYNC, token.id(), token.scopeMap(), token.scopeMap(), true));
    var verification = new Verification(site);
    verification.addTo(graph, ENABLE);
    return new PlannedRepair(
        graph, Stream.concat(Stream.of(warning(token)), verification.notes().stream()).toList());
  }

  /** Somebody may have disabled it on purpose, which whoever approves has to know. */
  static Sentence warning(RegistryToken disabled) {
    return Sentence.of("repair.warning.token-disabled", "token", disabled.id().name());
  }

  /** The sync token as it is now. */
  static RegistryToken token(RegistryTokens tokens, RepairedSite site) {
    return tokens
        .token(site.syncToken())
        .orElseThrow(() ->
            new AskerMustAct(
                Sentence.of("repair.no-sync-token", "name", site.name())
                    .with("token", site.syncToken().name())));
  }
}
