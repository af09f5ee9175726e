/** Steps, which each ensure one thing and can undo it, and code that several of them share. */
@NullMarked
package dev.lighterman.step;

import org.jspecify.annotations.NullMarked;
