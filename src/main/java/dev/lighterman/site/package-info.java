/** The inventory: sites, how each is reached, and what is where. */
@NullMarked
package dev.lighterman.site;

import org.jspecify.annotations.NullMarked;
