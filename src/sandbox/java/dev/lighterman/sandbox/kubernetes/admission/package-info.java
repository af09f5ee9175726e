/** What the API server checks, fills in and refuses before it stores an object. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.admission;

import org.jspecify.annotations.NullMarked;
