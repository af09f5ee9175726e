package dev.lighterman.operation.repair;

import dev.lighterman.azure.ConnectionState;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.step.extension.RenewSyncPassword;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Set;

/** Gives the extension a new sync password. */
record SyncPasswordRepair(RegistryTokens tokens, RepairedSite site) {
  private static final String RENEW = "renew-sync-password";

  PlannedRepair plan() {
    Extension extension = site.installed();
    refuseOtherSecrets(extension);
    RegistryToken token = SyncTokenRepair.token(tokens, site);
    if (isAccepted(extension, token)) {
      throw new AskerMustAct(Sentence.of("repair.nothing.sync-password", "name", site.name()));
    }
    var graph =
        new StepGraph()
            .add(RENEW, new RenewSyncPassword(extension.id(), site.connected().id(), token.id()));
    var verification = new Verification(site);
    verification.addTo(graph, RENEW);
    return new PlannedRepair(graph, verification.notes());
  }

  /** Azure deletes protected settings that are not sent along, and doesn't show their values. */
  static void refuseOtherSecrets(Extension extension) {
    List<String> others =
        extension.protectedSettings().stream()
            .filter(key -> !key.equals(Extension.CONNECTION_STRING))
            .sorted()
            .toList();
    if (!others.isEmpty()) {
      throw new AskerMustAct(
          Sentence.of("repair.other-secrets", "name", extension.name()).with("keys", others));
    }
  }

  /** Known only of passwords that the bot made; one that is refused takes it offline. */
  private boolean isAccepted(Extension extension, RegistryToken token) {
    return token.hasPassword(extension.settings().get(Extension.PASSWORD))
        && Set.of(ConnectionState.ONLINE, ConnectionState.SYNCING)
            .contains(site.connected().connection());
  }
}
