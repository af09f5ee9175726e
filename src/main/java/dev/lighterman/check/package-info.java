/** The sub-command {@code check}: tries every connection and permission of the bot. */
@NullMarked
package dev.lighterman.check;

import org.jspecify.annotations.NullMarked;
