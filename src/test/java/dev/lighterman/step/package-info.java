/** Tests of step. */
@NullMarked
package dev.lighterman.step;

import org.jspecify.annotations.NullMarked;
