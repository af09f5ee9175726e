/** The jars and the image. */
@NullMarked
package dev.lighterman.packaging;

import org.jspecify.annotations.NullMarked;
