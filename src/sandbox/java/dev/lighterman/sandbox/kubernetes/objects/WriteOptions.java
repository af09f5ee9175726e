package dev.lighterman.sandbox.kubernetes.objects;

/**
 * The options of a create, update, patch or apply request.
 *
 * @param manager the field manager
 * @param dryRun whether to validate only, without storing
 * @param force whether an apply takes over fields of other managers
 */
public record WriteOptions(String manager, boolean dryRun, boolean force) {

  public static WriteOptions by(String manager) {
    return new WriteOptions(manager, false, false);
  }

  public WriteOptions forced() {
    return new WriteOptions(manager, dryRun, true);
  }
}
