/** What can be wrong with the cluster and with what it gives the connected registry. */
@NullMarked
package dev.lighterman.diagnosis.cluster;

import org.jspecify.annotations.NullMarked;
