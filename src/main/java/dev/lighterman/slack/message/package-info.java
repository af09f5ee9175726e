/** Messages: cards are rendered as Block Kit, posted, edited, rate limited and retried. */
@NullMarked
package dev.lighterman.slack.message;

import org.jspecify.annotations.NullMarked;
