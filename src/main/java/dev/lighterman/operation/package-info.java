/** Operations: queries, changes and decisions, and code that several of them share. */
@NullMarked
package dev.lighterman.operation;

import org.jspecify.annotations.NullMarked;
