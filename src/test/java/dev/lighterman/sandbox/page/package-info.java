/** Tests the sandbox's page in a real browser. */
@NullMarked
package dev.lighterman.sandbox.page;

import org.jspecify.annotations.NullMarked;
