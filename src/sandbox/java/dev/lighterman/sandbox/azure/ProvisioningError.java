package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.world.Resource;

/** Reads from a resource why it failed. */
final class ProvisioningError {

  private ProvisioningError() {}

  static ArmFailure of(Resource resource) {
    var message = resource.text("/properties/statuses/0/message");
    return new ArmFailure(
        500, "ExtensionOperationFailed", message.isEmpty() ? "The operation failed." : message);
  }
}
