/** Tests of value. */
@NullMarked
package dev.lighterman.value;

import org.jspecify.annotations.NullMarked;
