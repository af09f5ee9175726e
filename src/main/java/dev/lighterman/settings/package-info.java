/** What the bot is told at its start: the environment and {@code lighterman.yaml}. */
@NullMarked
package dev.lighterman.settings;

import org.jspecify.annotations.NullMarked;
