/**
 * Named tasks in the database that survive a crash: run soon, or at a time, in the caller's
 * transaction.
 */
@NullMarked
package dev.lighterman.durable;

import org.jspecify.annotations.NullMarked;
