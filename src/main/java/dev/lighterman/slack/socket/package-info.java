/** Socket Mode: the connections over which Slack delivers without a public address. */
@NullMarked
package dev.lighterman.slack.socket;

import org.jspecify.annotations.NullMarked;
