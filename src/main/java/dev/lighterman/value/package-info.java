/** The values that everyone speaks, and what is said before any language. */
@NullMarked
package dev.lighterman.value;

import org.jspecify.annotations.NullMarked;
