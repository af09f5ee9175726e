/**
 * The control API, by which the page and the tests see and change the sandbox; and the page's
 * files.
 */
@NullMarked
package dev.lighterman.sandbox.control;

import org.jspecify.annotations.NullMarked;
