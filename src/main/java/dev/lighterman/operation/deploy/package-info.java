/** {@code deploy}: its options, form, default values and plan. */
@NullMarked
package dev.lighterman.operation.deploy;

import org.jspecify.annotations.NullMarked;
