/** Steps that install and remove the Arc extension. */
@NullMarked
package dev.lighterman.step.extension;

import org.jspecify.annotations.NullMarked;
