/** A running cluster, and who may do what in it. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.cluster;

import org.jspecify.annotations.NullMarked;
