/** The queries: connected registries, sites and requests. */
@NullMarked
package dev.lighterman.operation.inquiry;

import org.jspecify.annotations.NullMarked;
