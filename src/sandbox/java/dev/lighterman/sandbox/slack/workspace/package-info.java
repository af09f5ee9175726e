/** The workspace: people, channels, messages and views. */
@NullMarked
package dev.lighterman.sandbox.slack.workspace;

import org.jspecify.annotations.NullMarked;
