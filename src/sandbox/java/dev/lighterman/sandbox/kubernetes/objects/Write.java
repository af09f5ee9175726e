package dev.lighterman.sandbox.kubernetes.objects;

/**
 * How a client wants something written.
 *
 * @param manager who owns the fields from then on
 * @param dryRun whether only to say what would be
 * @param force whether an apply may take fields from other managers
 */
public record Write(String manager, boolean dryRun, boolean force) {

  public static Write by(String manager) {
    return new Write(manager, false, false);
  }

  public Write forced() {
    return new Write(manager, dryRun, true);
  }
}
