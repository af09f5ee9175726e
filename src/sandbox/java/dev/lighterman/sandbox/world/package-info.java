/**
 * The one world behind all faces: what exists in it, what is broken in it, and what has happened.
 */
@NullMarked
package dev.lighterman.sandbox.world;

import org.jspecify.annotations.NullMarked;
