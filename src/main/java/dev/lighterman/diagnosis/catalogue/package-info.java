/** All causes, and how several of one site belong together. */
@NullMarked
package dev.lighterman.diagnosis.catalogue;

import org.jspecify.annotations.NullMarked;
