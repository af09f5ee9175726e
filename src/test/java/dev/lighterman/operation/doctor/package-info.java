/** What doctor reads and answers. */
@NullMarked
package dev.lighterman.operation.doctor;

import org.jspecify.annotations.NullMarked;
