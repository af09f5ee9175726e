/** Where everything is wired by hand: the command line and nothing else. */
@NullMarked
package dev.lighterman;

import org.jspecify.annotations.NullMarked;
