/** The state of the workspace: users, channels, messages and views. */
@NullMarked
package dev.lighterman.sandbox.slack.workspace;

import org.jspecify.annotations.NullMarked;
