/** One file per thing that a plan can ensure: its data, its sentence, its rights, its undo. */
@NullMarked
package dev.lighterman.step;

import org.jspecify.annotations.NullMarked;
