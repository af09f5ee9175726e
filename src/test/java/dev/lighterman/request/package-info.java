/** Tests of request. */
@NullMarked
package dev.lighterman.request;

import org.jspecify.annotations.NullMarked;
