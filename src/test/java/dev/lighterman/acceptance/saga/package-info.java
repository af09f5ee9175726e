/** Every operation's steps: repeated, failing, undone, and changed by others meanwhile. */
@NullMarked
package dev.lighterman.acceptance.saga;

import org.jspecify.annotations.NullMarked;
