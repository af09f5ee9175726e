/** The Slack face: one workspace, its Web API, and the deliveries that Slack makes to the bot. */
@NullMarked
package dev.lighterman.sandbox.slack;

import org.jspecify.annotations.NullMarked;
