/** Tests of operation. */
@NullMarked
package dev.lighterman.operation;

import org.jspecify.annotations.NullMarked;
