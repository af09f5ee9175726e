/** What every face stands on: a TLS server, requests and responses, routes, faults and the log. */
@NullMarked
package dev.lighterman.sandbox.http;

import org.jspecify.annotations.NullMarked;
