/** Clusters as clients see them: kubectl, a client library, and plain HTTP. */
@NullMarked
package dev.lighterman.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
