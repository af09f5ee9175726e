package dev.lighterman.operation.deploy;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.operation.World;
import dev.lighterman.request.Intent;
import dev.lighterman.site.Estate;
import dev.lighterman.site.Site;
import dev.lighterman.site.Targets;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceRange;
import java.util.Optional;

/** An address that a site has free, for the form to offer. */
record FreeAddress(ServiceRange range, ServiceAddress address) {
  /** The same that a line without an address gets; empty where the site can't say. */
  static Optional<FreeAddress> of(World world, Intent soFar) {
    try {
      Estate estate = world.inventory().look(soFar);
      Site site =
          new Targets(estate).find(soFar.one(DeployWords.CLUSTER).orElseThrow(), Site::word);
      ServiceNetwork network =
          AddressClaims.added(
              ClusterLook.at(site, world.clusters()).network(), site.id(), world.claims().held());
      var choose = new ChooseAddress(world, estate, site);
      ServiceAddress address =
          registry(world, estate, soFar, site)
              .map(registry -> choose.untyped(registry, network).value())
              .orElseGet(() -> ChooseAddress.lowest(network));
      return Optional.of(new FreeAddress(network.range(), address));
    } catch (AskerMustAct _) {
      return Optional.empty();
    }
  }

  /** The cloud registry as far as it is known yet. */
  private static Optional<CloudRegistry> registry(
      World world, Estate estate, Intent soFar, Site site) {
    try {
      var choose = new ChooseRegistry(estate, world.inventory().scope(soFar.channel()));
      return Optional.of(choose.choose(new DeployWords(soFar), site).value());
    } catch (AskerMustAct _) {
      return Optional.empty();
    }
  }

  Sentence hint() {
    return Sentence.of("form.deploy.service-ip.range", "range", range.cidr())
        .with("free", address.toString());
  }
}
