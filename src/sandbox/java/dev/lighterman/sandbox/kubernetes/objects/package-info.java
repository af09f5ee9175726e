/**
 * The objects of one cluster: kinds, the store, patches and selectors; no HTTP, no time passing.
 */
@NullMarked
package dev.lighterman.sandbox.kubernetes.objects;

import org.jspecify.annotations.NullMarked;
