/** Steps that change objects inside a cluster. */
@NullMarked
package dev.lighterman.step.cluster;

import org.jspecify.annotations.NullMarked;
