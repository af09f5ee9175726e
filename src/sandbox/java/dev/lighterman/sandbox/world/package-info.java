/**
 * The one world behind all simulated servers: what exists in it, what is broken in it, and what has
 * happened.
 */
@NullMarked
package dev.lighterman.sandbox.world;

import org.jspecify.annotations.NullMarked;
