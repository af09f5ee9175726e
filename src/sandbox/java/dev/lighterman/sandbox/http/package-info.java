/**
 * What every simulated server is built on: TLS, requests and responses, routes, faults and the log.
 */
@NullMarked
package dev.lighterman.sandbox.http;

import org.jspecify.annotations.NullMarked;
