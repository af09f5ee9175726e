/** What a site looks like, and what is wrong with it. */
@NullMarked
package dev.lighterman.diagnosis.evidence;

import org.jspecify.annotations.NullMarked;
