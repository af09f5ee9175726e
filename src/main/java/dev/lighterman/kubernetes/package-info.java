/** The Kubernetes client, with types of our own; no other package uses fabric8. */
@NullMarked
package dev.lighterman.kubernetes;

import org.jspecify.annotations.NullMarked;
