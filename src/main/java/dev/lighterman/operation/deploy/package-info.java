/** {@code deploy}: its words, its form, what it chooses, and its plan. */
@NullMarked
package dev.lighterman.operation.deploy;

import org.jspecify.annotations.NullMarked;
