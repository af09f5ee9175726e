/** The methods of Slack's Web API. */
@NullMarked
package dev.lighterman.sandbox.slack.api;

import org.jspecify.annotations.NullMarked;
