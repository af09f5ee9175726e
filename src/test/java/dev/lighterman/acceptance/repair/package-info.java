/** Repairs: what is broken at a site works again once a repair was asked for and approved. */
@NullMarked
package dev.lighterman.acceptance.repair;

import org.jspecify.annotations.NullMarked;
