/** Named tasks that survive whatever dies: run soon, run at, in the caller's transaction. */
@NullMarked
package dev.lighterman.durable;

import org.jspecify.annotations.NullMarked;
