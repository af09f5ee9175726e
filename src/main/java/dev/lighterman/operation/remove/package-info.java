/** {@code remove}: what belongs to one site alone, and the plan that takes it away. */
@NullMarked
package dev.lighterman.operation.remove;

import org.jspecify.annotations.NullMarked;
