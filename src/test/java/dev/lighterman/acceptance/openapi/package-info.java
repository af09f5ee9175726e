/** What goes between bot and Azure, held against Azure's published API definitions. */
@NullMarked
package dev.lighterman.acceptance.openapi;

import org.jspecify.annotations.NullMarked;
