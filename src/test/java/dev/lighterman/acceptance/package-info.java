/** Conversations with the whole bot in the sandbox: what they begin with. */
@NullMarked
package dev.lighterman.acceptance;

import org.jspecify.annotations.NullMarked;
