/** Runs the real bot as a child process. */
@NullMarked
package dev.lighterman.sandbox.bot;

import org.jspecify.annotations.NullMarked;
