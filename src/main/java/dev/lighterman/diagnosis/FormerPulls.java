package dev.lighterman.diagnosis;

import dev.lighterman.kubernetes.PullingWorkloads;

/**
 * What still names an address at which a site served before.
 *
 * @param address such as {@code 10.0.0.50}
 */
public record FormerPulls(String address, PullingWorkloads users) {}
