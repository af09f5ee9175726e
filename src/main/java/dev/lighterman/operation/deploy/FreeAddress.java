package dev.lighterman.operation.deploy;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Intent;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.Optional;

/** An address that a site has free, for the form to offer. */
record FreeAddress(ServiceCidr range, ServiceAddress address) {
  /** The same that a line without an address gets; empty where the site can't say. */
  static Optional<FreeAddress> of(OperationContext services, Intent soFar) {
    try {
      InventorySnapshot snapshot = services.inventory().snapshot(soFar);
      Site site =
          new SiteResolver(snapshot)
              .find(soFar.value(DeployOptions.CLUSTER).orElseThrow(), Site::argument);
      ServiceNetwork network =
          AddressClaims.added(
              ClusterSnapshot.at(site, services.clusters()).network(),
              site.id(),
              services.claims().held());
      var choose = new ChooseAddress(services, snapshot, site);
      ServiceAddress address =
          registry(services, snapshot, soFar, site)
              .map(registry -> choose.untyped(registry, network).value())
              .orElseGet(() -> ChooseAddress.lowest(network));
      return Optional.of(new FreeAddress(network.range(), address));
    } catch (AskerMustAct _) {
      return Optional.empty();
    }
  }

  /** The cloud registry as far as it is known yet. */
  private static Optional<CloudRegistry> registry(
      OperationContext services, InventorySnapshot snapshot, Intent soFar, Site site) {
    try {
      var choose = new ChooseRegistry(snapshot, services.inventory().scope(soFar.channel()));
      return Optional.of(choose.choose(new DeployOptions(soFar), site).value());
    } catch (AskerMustAct _) {
      return Optional.empty();
    }
  }

  Sentence hint() {
    return Sentence.of("form.deploy.service-ip.range", "range", range.cidr())
        .with("free", address.toString());
  }
}
