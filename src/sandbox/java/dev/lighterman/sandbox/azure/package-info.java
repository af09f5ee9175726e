/** Azure Resource Manager, as the real clients know it. */
@NullMarked
package dev.lighterman.sandbox.azure;

import org.jspecify.annotations.NullMarked;
