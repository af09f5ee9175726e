/** Slack’s requests by HTTP: servers, signatures, and each delivery handled once. */
@NullMarked
package dev.lighterman.slack.http;

import org.jspecify.annotations.NullMarked;
