/** What can be wrong with a site, and what puts it right. */
@NullMarked
package dev.lighterman.diagnosis;

import org.jspecify.annotations.NullMarked;
