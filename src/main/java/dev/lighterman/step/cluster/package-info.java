/** The steps that ensure something in a cluster itself. */
@NullMarked
package dev.lighterman.step.cluster;

import org.jspecify.annotations.NullMarked;
