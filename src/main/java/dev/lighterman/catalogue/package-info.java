/**
 * The lists of all operations and of all steps, and what is asked of every change: rights, observe
 * mode.
 */
@NullMarked
package dev.lighterman.catalogue;

import org.jspecify.annotations.NullMarked;
