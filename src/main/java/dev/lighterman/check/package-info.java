/** Tries what the bot depends on: every connection and every right, a line each. */
@NullMarked
package dev.lighterman.check;

import org.jspecify.annotations.NullMarked;
