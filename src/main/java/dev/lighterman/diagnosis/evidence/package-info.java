/** Reads what there is to see of a site, without changing anything. */
@NullMarked
package dev.lighterman.diagnosis.evidence;

import org.jspecify.annotations.NullMarked;
