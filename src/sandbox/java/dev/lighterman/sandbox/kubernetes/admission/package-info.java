/** The API server's verbs on objects: defaults, validation, deletion. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.admission;

import org.jspecify.annotations.NullMarked;
