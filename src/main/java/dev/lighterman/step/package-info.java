/** What a step is: it ensures one thing and can undo it; and what several steps share. */
@NullMarked
package dev.lighterman.step;

import org.jspecify.annotations.NullMarked;
