/** The command line, and where all parts are created and connected. */
@NullMarked
package dev.lighterman;

import org.jspecify.annotations.NullMarked;
