/** A simulated world on this machine, in which the real bot can be tried: no account, no cloud. */
@NullMarked
package dev.lighterman.sandbox;

import org.jspecify.annotations.NullMarked;
