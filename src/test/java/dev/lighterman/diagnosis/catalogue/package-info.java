/** Each cause from hand-written evidence. */
@NullMarked
package dev.lighterman.diagnosis.catalogue;

import org.jspecify.annotations.NullMarked;
