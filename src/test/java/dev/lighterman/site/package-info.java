/** Tests of site. */
@NullMarked
package dev.lighterman.site;

import org.jspecify.annotations.NullMarked;
