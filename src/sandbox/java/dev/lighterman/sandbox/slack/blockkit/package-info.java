/** Block Kit: its schema, its validation with Slack's errors, and input values. */
@NullMarked
package dev.lighterman.sandbox.slack.blockkit;

import org.jspecify.annotations.NullMarked;
