/** Deployments and removals from the first word to the proof. */
@NullMarked
package dev.lighterman.acceptance.deploy;

import org.jspecify.annotations.NullMarked;
