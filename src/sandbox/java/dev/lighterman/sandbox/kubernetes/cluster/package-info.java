/** A running cluster, its bearer tokens and their permissions. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.cluster;

import org.jspecify.annotations.NullMarked;
