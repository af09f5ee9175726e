/** What runs at the edge: Azure's agents, the connected registry's chart and its instances. */
@NullMarked
package dev.lighterman.sandbox.edge;

import org.jspecify.annotations.NullMarked;
