package dev.lighterman.azure;

/** Whether a resource provider is registered in a subscription. */
public enum RegistrationState {
  REGISTERED,
  /** Requested, and not done yet. */
  REGISTERING,
  NOT_REGISTERED,
  /** Being unregistered. */
  UNREGISTERING,
  /** Any other state of Azure. */
  UNKNOWN;

  static RegistrationState of(String state) {
    return switch (state) {
      case "Registered" -> REGISTERED;
      case "Registering" -> REGISTERING;
      case "NotRegistered" -> NOT_REGISTERED;
      case "Unregistering" -> UNREGISTERING;
      default -> UNKNOWN;
    };
  }
}
