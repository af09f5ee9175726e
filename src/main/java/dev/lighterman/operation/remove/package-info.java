/** {@code remove}: finds the resources of one site, and plans their removal. */
@NullMarked
package dev.lighterman.operation.remove;

import org.jspecify.annotations.NullMarked;
