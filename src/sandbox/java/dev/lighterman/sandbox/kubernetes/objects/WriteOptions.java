package dev.lighterman.sandbox.kubernetes.objects;

/**
 * How a client wants something written.
 *
 * @param manager who owns the fields from then on
 * @param dryRun whether only to say what would be
 * @param force whether an apply may take fields from other managers
 */
public record WriteOptions(String manager, boolean dryRun, boolean force) {

  public static WriteOptions by(String manager) {
    return new WriteOptions(manager, false, false);
  }

  public WriteOptions forced() {
    return new WriteOptions(manager, dryRun, true);
  }
}
