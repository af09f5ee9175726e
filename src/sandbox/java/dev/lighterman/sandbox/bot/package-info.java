/** The real bot, run as a child process that can be killed and started again. */
@NullMarked
package dev.lighterman.sandbox.bot;

import org.jspecify.annotations.NullMarked;
