/** The page that one would have followed: its commands, and what the world shows of each. */
@NullMarked
package dev.lighterman.sandbox.quickstart;

import org.jspecify.annotations.NullMarked;
