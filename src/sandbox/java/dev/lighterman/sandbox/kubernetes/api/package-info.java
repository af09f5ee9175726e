/** The API server’s HTTP: paths, bodies, lists, watches, discovery. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.api;

import org.jspecify.annotations.NullMarked;
