package dev.lighterman.azure;

/** How far a resource provider is from being of use in a subscription. */
public enum RegistrationState {
  REGISTERED,
  /** Asked for; it passes. */
  REGISTERING,
  NOT_REGISTERED,
  /** On its way out. */
  UNREGISTERING,
  /** A word that Azure did not have when this was written. */
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
