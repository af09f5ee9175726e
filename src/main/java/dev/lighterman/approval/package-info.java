/** Evaluates the policy: who may see, ask and approve, and why not. Pure. */
@NullMarked
package dev.lighterman.approval;

import org.jspecify.annotations.NullMarked;
