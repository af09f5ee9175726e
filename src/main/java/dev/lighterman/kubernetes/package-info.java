/** What we ask of a cluster, in our words; no other package knows its client. */
@NullMarked
package dev.lighterman.kubernetes;

import org.jspecify.annotations.NullMarked;
