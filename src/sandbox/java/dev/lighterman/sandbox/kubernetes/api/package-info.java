/** The HTTP interface of the API server: paths, bodies, lists, watches, logs, discovery. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.api;

import org.jspecify.annotations.NullMarked;
