package dev.lighterman.diagnosis.cluster;

import dev.lighterman.diagnosis.InstallationBlocker;
import dev.lighterman.diagnosis.Part;
import java.util.HashSet;
import java.util.Set;

/**
 * A cause that lies in the address of the connected registry's Service. Pods that pull from the
 * address that it had before are right to: the present one is what has to change.
 */
interface ServiceIpBlocker extends InstallationBlocker {
  @Override
  default Part<?> part() {
    return Part.SERVICES;
  }

  @Override
  default Set<String> explains() {
    Set<String> explained = new HashSet<>(InstallationBlocker.super.explains());
    explained.add("pulls-from-former-address");
    return Set.copyOf(explained);
  }
}
