package dev.lighterman.sandbox.edge;

import java.util.UUID;

/** What a connected registry's pod writes into its log. */
final class ConnectedRegistryLog {

  static final String DISK_FULL =
      "[Error] [AcrBackendEvent] OperationName: SyncAsync, Message: No space left on device.";

  private ConnectedRegistryLog() {}

  static String activated(String name) {
    return "[Information] [AcrOperationEvent] OperationName: ActivateAsync, CorrelationId: %s, Message: Successfully activated connected registry '%s'"
        .formatted(UUID.randomUUID(), name);
  }

  static String synced(String image) {
    return "[Information] [AcrOperationEvent] OperationName: SyncAsync, Message: Synced " + image;
  }

  static String unreachable(String gateway) {
    return "[Error] [AcrOperationEvent] OperationName: SyncAsync, Message: Name or service not known (%s:443)"
        .formatted(gateway);
  }

  /** The parent's own error, as its body came. */
  static String refused(String code, String message) {
    return "[Error] [AcrOperationEvent] OperationName: ActivateAsync, CorrelationId: %s, Message: {\"errors\":[{\"code\":\"%s\",\"message\":\"%s\",\"detail\":null}]}"
        .formatted(UUID.randomUUID(), code, message);
  }
}
