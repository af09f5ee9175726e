/** The quickstart's commands, and what in the world shows that each was done. */
@NullMarked
package dev.lighterman.sandbox.quickstart;

import org.jspecify.annotations.NullMarked;
