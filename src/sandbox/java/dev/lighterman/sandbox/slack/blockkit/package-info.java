/** Block Kit: its schema, and Slack’s own errors for what does not fit it. */
@NullMarked
package dev.lighterman.sandbox.slack.blockkit;

import org.jspecify.annotations.NullMarked;
