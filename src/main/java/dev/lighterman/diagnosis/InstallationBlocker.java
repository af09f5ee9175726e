package dev.lighterman.diagnosis;

import java.util.Set;

/** A cause that keeps the extension from being installed, so that nothing of it runs. */
public interface InstallationBlocker extends Cause {
  @Override
  default Set<Part<?>> affects() {
    return part().equals(Part.EXTENSION) ? Set.of(part()) : Set.of(part(), Part.EXTENSION);
  }

  @Override
  default Set<String> explains() {
    return Set.of(
        "never-activated",
        "connected-registry-pod-down",
        "extension-status-missing",
        "image-not-synced",
        "helm-timeout");
  }
}
