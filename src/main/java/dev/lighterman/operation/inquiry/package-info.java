/** The queries: what exists, how it is, and what waits for whom. */
@NullMarked
package dev.lighterman.operation.inquiry;

import org.jspecify.annotations.NullMarked;
