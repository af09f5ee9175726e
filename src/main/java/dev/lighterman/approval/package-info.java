/** Policy as data: who may see, ask and approve, each decision with a sentence why. Pure. */
@NullMarked
package dev.lighterman.approval;

import org.jspecify.annotations.NullMarked;
