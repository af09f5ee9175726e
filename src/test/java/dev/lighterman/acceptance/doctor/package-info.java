/** Faults in the sandbox, and what the doctor says of them. */
@NullMarked
package dev.lighterman.acceptance.doctor;

import org.jspecify.annotations.NullMarked;
