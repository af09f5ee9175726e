/** What an operation is: a query, a change or a decision; and what several operations share. */
@NullMarked
package dev.lighterman.operation;

import org.jspecify.annotations.NullMarked;
