/** Who may see, ask and approve, and what is never told. */
@NullMarked
package dev.lighterman.acceptance.security;

import org.jspecify.annotations.NullMarked;
