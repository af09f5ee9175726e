/** Figures about the running bot, for Prometheus. */
@NullMarked
package dev.lighterman.metrics;

import org.jspecify.annotations.NullMarked;
