/**
 * Connects the Slack packages: what comes in by HTTP or Socket Mode, and what goes out as messages.
 */
@NullMarked
package dev.lighterman.slack;

import org.jspecify.annotations.NullMarked;
