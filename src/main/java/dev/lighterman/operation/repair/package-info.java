/** {@code repair}: puts one thing right at a site that has a connected registry. */
@NullMarked
package dev.lighterman.operation.repair;

import org.jspecify.annotations.NullMarked;
