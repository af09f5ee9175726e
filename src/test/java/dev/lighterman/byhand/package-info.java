/** The lines of <em>Show as az</em>: read as the tools read them, and run by the tools. */
@NullMarked
package dev.lighterman.byhand;

import org.jspecify.annotations.NullMarked;
