/** Socket Mode: WebSockets over which Slack delivers, so that the bot needs no public address. */
@NullMarked
package dev.lighterman.slack.socket;

import org.jspecify.annotations.NullMarked;
