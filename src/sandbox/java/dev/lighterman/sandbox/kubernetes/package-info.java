/**
 * Kubernetes clusters: API servers that kubectl and client libraries believe, and what runs in
 * them.
 */
@NullMarked
package dev.lighterman.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
