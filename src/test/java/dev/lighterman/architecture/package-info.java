/** The house as a whole. */
@NullMarked
package dev.lighterman.architecture;

import org.jspecify.annotations.NullMarked;
