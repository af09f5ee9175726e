/** The query that says what is wrong with a site. */
@NullMarked
package dev.lighterman.operation.doctor;

import org.jspecify.annotations.NullMarked;
