/** Connections to clusters: kubeconfigs, and tunnels to clusters behind NAT. */
@NullMarked
package dev.lighterman.kubernetes.connection;

import org.jspecify.annotations.NullMarked;
