/** What happens when something breaks on the way. */
@NullMarked
package dev.lighterman.acceptance.failure;

import org.jspecify.annotations.NullMarked;
