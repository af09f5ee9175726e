/** Deliveries by HTTP: the server, Slack's signatures, and the handling of repeated deliveries. */
@NullMarked
package dev.lighterman.slack.http;

import org.jspecify.annotations.NullMarked;
