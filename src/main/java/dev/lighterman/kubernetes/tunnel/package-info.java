/**
 * Tunnels to clusters behind NAT: processes of the operator’s command, shared, ended and cleaned
 * up.
 */
@NullMarked
package dev.lighterman.kubernetes.tunnel;

import org.jspecify.annotations.NullMarked;
