/** The settings, from environment variables and {@code lighterman.yaml}. */
@NullMarked
package dev.lighterman.settings;

import org.jspecify.annotations.NullMarked;
