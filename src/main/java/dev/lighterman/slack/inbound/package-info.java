/** What people type, press and fill in: commands, buttons and forms become what is asked for. */
@NullMarked
package dev.lighterman.slack.inbound;

import org.jspecify.annotations.NullMarked;
