package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.world.Resource;

/**
 * The network rules of a registry. All clients come from one address, and none by a private
 * endpoint.
 */
record RegistryFirewall(Resource registry) {

  private static final String CLIENT = "127.0.0.1";

  /** Refuses a request that the rules don't let in, before anything else of it is looked at. */
  void requireAllowed() {
    boolean isPublic = !registry.text("/properties/publicNetworkAccess").equals("Disabled");
    boolean isOpen = !registry.text("/properties/networkRuleSet/defaultAction").equals("Deny");
    if (!isPublic || !(isOpen || hasRule())) {
      throw new RegistryFailure(
          403,
          "DENIED",
          "client with IP '%s' is not allowed access. Refer https://aka.ms/acr/firewall to grant access."
              .formatted(CLIENT));
    }
  }

  private boolean hasRule() {
    return registry
        .document()
        .at("/properties/networkRuleSet/ipRules")
        .valueStream()
        .anyMatch(rule -> rule.path("value").asText().equals(CLIENT));
  }
}
