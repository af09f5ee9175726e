/** Azure Resource Manager and its sign-in, as the real clients know them. */
@NullMarked
package dev.lighterman.sandbox.azure;

import org.jspecify.annotations.NullMarked;
