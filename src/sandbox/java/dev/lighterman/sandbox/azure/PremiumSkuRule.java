package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.world.Resource;

/** Refuses what only Premium registries offer. */
final class PremiumSkuRule {

  private PremiumSkuRule() {}

  static void require(Resource registry, String feature) {
    var sku = registry.text("/sku/name");
    if (!sku.equals("Premium")) {
      throw ArmFailure.bad(
          "UnsupportedSku",
          "%s are not supported for the SKU %s. Please upgrade the registry %s to Premium. For more information, please visit https://aka.ms/acr/tiers."
              .formatted(feature, sku, registry.id().name()));
    }
  }
}
