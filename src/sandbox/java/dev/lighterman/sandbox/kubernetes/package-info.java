/** Simulated Kubernetes clusters, as kubectl and the client libraries know them. */
@NullMarked
package dev.lighterman.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
