/** Parses what people type, and makes help. Pure. */
@NullMarked
package dev.lighterman.command;

import org.jspecify.annotations.NullMarked;
