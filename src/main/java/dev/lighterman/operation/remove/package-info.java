/** {@code remove}: what belongs to one site alone, and the plan that removes it. */
@NullMarked
package dev.lighterman.operation.remove;

import org.jspecify.annotations.NullMarked;
