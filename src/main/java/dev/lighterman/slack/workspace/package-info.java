/** The workspace: who people are, which channels there are, and what the bot may do there. */
@NullMarked
package dev.lighterman.slack.workspace;

import org.jspecify.annotations.NullMarked;
