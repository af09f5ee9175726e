/** The lines of az and kubectl that the bot shows, held against the requests that it makes. */
@NullMarked
package dev.lighterman.acceptance.cli;

import org.jspecify.annotations.NullMarked;
