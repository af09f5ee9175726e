package dev.lighterman.operation.repair;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.operation.ScopeMapActions;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.cloud.CreateConnectedRegistry;
import dev.lighterman.step.cloud.EnableDataEndpoint;
import dev.lighterman.step.cloud.PutToken;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Creates a connected registry again that somebody deleted, as a deployment creates one. Whoever
 * deletes one may leave its sync token and scope map: what these allow is kept.
 *
 * @param repositories what was deployed
 */
record Recreation(Azure azure, RepairedSite site, List<Repository> repositories) {
  static final String CREATE = "create-connected-registry";

  private static final String DATA_ENDPOINT = "enable-data-endpoint";
  private static final String SCOPE_MAP = "put-sync-scope-map";
  private static final String TOKEN = "put-sync-token";

  /** What Azure is going to say of it: it has never run, and lets nobody in. */
  static ConnectedRegistry outcome(ArmId id) {
    return new ConnectedRegistry(
        id,
        CreateConnectedRegistry.MODE,
        ConnectionState.OFFLINE,
        false,
        null,
        id.parent().child("tokens", id.name()),
        List.of(),
        ConnectedRegistry.CONTINUOUS_SYNC,
        null,
        false,
        null,
        null,
        null,
        List.of(),
        ProvisioningState.SUCCEEDED,
        Instant.EPOCH,
        null,
        null);
  }

  /**
   * Adds the steps to a plan.
   *
   * @param removal of the extension: its pod, which still has a password, would activate the new
   *     one, and the next pod could not
   */
  void addTo(StepGraph graph, String removal) {
    ArmId id = site.connected().id();
    if (!site.registry().dataEndpointEnabled()) {
      graph.add(DATA_ENDPOINT, new EnableDataEndpoint(site.registry().id()));
    }
    Optional<RegistryToken> token = azure.tokens().token(site.syncToken());
    ArmId scopeMap = id.parent().child("scopeMaps", id.name());
    new ScopeMapAdditions(azure.tokens())
        .with(
            CredentialPurpose.SYNC,
            scopeMap,
            ScopeMapActions.sync(new ConnectedRegistryName(id.name()), repositories))
        .ifPresent(step -> graph.add(SCOPE_MAP, step));
    graph.add(
        TOKEN,
        new PutToken(
            CredentialPurpose.SYNC,
            site.syncToken(),
            scopeMap,
            token.map(RegistryToken::scopeMap).orElse(null),
            token.filter(found -> !found.enabled()).isPresent()),
        SCOPE_MAP);
    int siblings = azure.connectedRegistries().list(id.parent()).size();
    graph.add(
        CREATE,
        new CreateConnectedRegistry(id, site.syncToken(), siblings + 1),
        TOKEN,
        DATA_ENDPOINT,
        removal);
  }
}
