/** Finds out what is wrong at the site of a run that halted. */
@NullMarked
package dev.lighterman.workflow.halted;

import org.jspecify.annotations.NullMarked;
