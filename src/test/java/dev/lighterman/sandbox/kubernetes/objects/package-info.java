/** The rules by which objects are merged, chosen and kept. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.objects;

import org.jspecify.annotations.NullMarked;
