/** Delivers commands, interactions and events to the app, by HTTP or by Socket Mode. */
@NullMarked
package dev.lighterman.sandbox.slack.delivery;

import org.jspecify.annotations.NullMarked;
