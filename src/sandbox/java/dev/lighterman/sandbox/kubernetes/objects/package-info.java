/**
 * The objects of one cluster: kinds, store, admission, patches, selections and their tables; no
 * HTTP, no time passing.
 */
@NullMarked
package dev.lighterman.sandbox.kubernetes.objects;

import org.jspecify.annotations.NullMarked;
