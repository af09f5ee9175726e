/** The lists of all operations and steps, and the checks of every change: rights, observe mode. */
@NullMarked
package dev.lighterman.catalogue;

import org.jspecify.annotations.NullMarked;
