/** Evaluates the policy: who may see, ask and approve, and why not; no input or output. */
@NullMarked
package dev.lighterman.approval;

import org.jspecify.annotations.NullMarked;
