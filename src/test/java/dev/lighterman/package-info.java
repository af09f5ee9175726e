/** Tests of the house as a whole. */
@NullMarked
package dev.lighterman;

import org.jspecify.annotations.NullMarked;
