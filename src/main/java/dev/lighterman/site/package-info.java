/** The inventory: the sites, how each is reached, and which registries there are. */
@NullMarked
package dev.lighterman.site;

import org.jspecify.annotations.NullMarked;
