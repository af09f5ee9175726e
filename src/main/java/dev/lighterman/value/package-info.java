/** The values that all packages share: ids, names, addresses, and sentences before any language. */
@NullMarked
package dev.lighterman.value;

import org.jspecify.annotations.NullMarked;
