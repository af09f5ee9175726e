package dev.lighterman.diagnosis.catalogue;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.client.ClientPasswordRejected;
import dev.lighterman.diagnosis.client.ClientScopeInsufficient;
import dev.lighterman.diagnosis.client.ClientTokenDeleted;
import dev.lighterman.diagnosis.client.ClientTokenDisabled;
import dev.lighterman.diagnosis.client.ClientTokenNotAttached;
import dev.lighterman.diagnosis.client.HttpEndpoint;
import dev.lighterman.diagnosis.client.ImageNotInCloud;
import dev.lighterman.diagnosis.client.ImageNotSynced;
import dev.lighterman.diagnosis.client.NodeTrustMissing;
import dev.lighterman.diagnosis.client.PullSecretMissing;
import dev.lighterman.diagnosis.client.PullSecretOutdated;
import dev.lighterman.diagnosis.client.PullsFromFormerAddress;
import dev.lighterman.diagnosis.client.PullsFromRemovedAddress;
import dev.lighterman.diagnosis.client.PushToReadOnly;
import dev.lighterman.diagnosis.cluster.ArcAgentsOffline;
import dev.lighterman.diagnosis.cluster.ArcCertificateExpired;
import dev.lighterman.diagnosis.cluster.ConnectedRegistryPodDown;
import dev.lighterman.diagnosis.cluster.NamespaceTerminating;
import dev.lighterman.diagnosis.cluster.ServiceIpInUse;
import dev.lighterman.diagnosis.cluster.ServiceIpOutOfRange;
import dev.lighterman.diagnosis.cluster.StorageError;
import dev.lighterman.diagnosis.cluster.VolumePending;
import dev.lighterman.diagnosis.extension.CertManagerConflict;
import dev.lighterman.diagnosis.extension.ChartNotFound;
import dev.lighterman.diagnosis.extension.ExtensionLeftOver;
import dev.lighterman.diagnosis.extension.ExtensionNotInstalled;
import dev.lighterman.diagnosis.extension.ExtensionStatusMissing;
import dev.lighterman.diagnosis.extension.HelmOperationInProgress;
import dev.lighterman.diagnosis.extension.HelmReleaseLeft;
import dev.lighterman.diagnosis.extension.HelmTimeout;
import dev.lighterman.diagnosis.extension.ProtectedSettingsExpired;
import dev.lighterman.diagnosis.extension.TlsSettingsLost;
import dev.lighterman.diagnosis.extension.VersionPinConflict;
import dev.lighterman.diagnosis.registry.ArmThrottled;
import dev.lighterman.diagnosis.registry.DataEndpointDisabled;
import dev.lighterman.diagnosis.registry.DataEndpointHomeRegionOnly;
import dev.lighterman.diagnosis.registry.ImportTagExists;
import dev.lighterman.diagnosis.registry.ImportTagMoved;
import dev.lighterman.diagnosis.registry.ProviderUnregistered;
import dev.lighterman.diagnosis.registry.RegionUnsupported;
import dev.lighterman.diagnosis.registry.RegistryHasChildren;
import dev.lighterman.diagnosis.registry.RegistryNotPremium;
import dev.lighterman.diagnosis.registry.SyncTokenInUse;
import dev.lighterman.diagnosis.sync.AlreadyActivated;
import dev.lighterman.diagnosis.sync.EgressBlocked;
import dev.lighterman.diagnosis.sync.LogLevelNotInEffect;
import dev.lighterman.diagnosis.sync.MixedCaseName;
import dev.lighterman.diagnosis.sync.NeverActivated;
import dev.lighterman.diagnosis.sync.ProxyBodyLimit;
import dev.lighterman.diagnosis.sync.RedeployedWhileActive;
import dev.lighterman.diagnosis.sync.SyncPasswordRejected;
import dev.lighterman.diagnosis.sync.SyncTokenDisabled;
import java.util.List;

/** All causes that can be told from evidence. */
final class Causes {
  /** In the order in which they are said where nothing else decides. */
  static final List<Cause> ALL =
      List.of(
          new RegistryNotPremium(),
          new DataEndpointDisabled(),
          new RegionUnsupported(),
          new ProviderUnregistered(),
          new DataEndpointHomeRegionOnly(),
          new ArcCertificateExpired(),
          new ArcAgentsOffline(),
          new ExtensionLeftOver(),
          new ExtensionNotInstalled(),
          new ServiceIpOutOfRange(),
          new ServiceIpInUse(),
          new VolumePending(),
          new NamespaceTerminating(),
          new CertManagerConflict(),
          new HelmOperationInProgress(),
          new HelmReleaseLeft(),
          new ChartNotFound(),
          new VersionPinConflict(),
          new TlsSettingsLost(),
          new ProtectedSettingsExpired(),
          new HelmTimeout(),
          new ExtensionStatusMissing(),
          new SyncTokenDisabled(),
          new MixedCaseName(),
          new SyncPasswordRejected(),
          new RedeployedWhileActive(),
          new AlreadyActivated(),
          new ProxyBodyLimit(),
          new EgressBlocked(),
          new StorageError(),
          new ConnectedRegistryPodDown(),
          new NeverActivated(),
          new ClientTokenDeleted(),
          new ClientTokenDisabled(),
          new ClientTokenNotAttached(),
          new PullSecretMissing(),
          new ClientPasswordRejected(),
          new ClientScopeInsufficient(),
          new NodeTrustMissing(),
          new HttpEndpoint(),
          new PullsFromFormerAddress(),
          new ImageNotInCloud(),
          new ImageNotSynced(),
          new PushToReadOnly(),
          new PullSecretOutdated(),
          new PullsFromRemovedAddress(),
          new LogLevelNotInEffect(),
          new SyncTokenInUse(),
          new RegistryHasChildren(),
          new ImportTagExists(),
          new ImportTagMoved(),
          new ArmThrottled());

  private Causes() {}

  /**
   * Everything that is wrong, root causes and consequences alike. What syncs by a managed identity
   * is left alone, so no request cures it.
   */
  static List<Diagnosis> in(SiteEvidence site) {
    return ALL.stream()
        .flatMap(cause -> cause.in(site).stream())
        .map(found -> site.syncsByManagedIdentity() ? found.withoutCure() : found)
        .toList();
  }
}
