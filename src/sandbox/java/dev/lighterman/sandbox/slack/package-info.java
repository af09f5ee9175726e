/** The simulated Slack: one workspace, its Web API, and what Slack delivers to the bot. */
@NullMarked
package dev.lighterman.sandbox.slack;

import org.jspecify.annotations.NullMarked;
