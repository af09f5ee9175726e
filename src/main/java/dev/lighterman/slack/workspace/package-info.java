/** The Slack workspace: its Web API, the bot itself, people, shared channels, and the app. */
@NullMarked
package dev.lighterman.slack.workspace;

import org.jspecify.annotations.NullMarked;
