/**
 * Commands, buttons and forms: what people type, press and fill in becomes an operation or a
 * decision.
 */
@NullMarked
package dev.lighterman.slack.inbound;

import org.jspecify.annotations.NullMarked;
