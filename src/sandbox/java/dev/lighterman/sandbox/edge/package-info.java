/** The edge: Arc agents, the connected registry's chart, its instances and their faults. */
@NullMarked
package dev.lighterman.sandbox.edge;

import org.jspecify.annotations.NullMarked;
