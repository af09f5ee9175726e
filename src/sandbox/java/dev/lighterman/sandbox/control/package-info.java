/** The control API, by which the page and the tests see and move the sandbox, and the page. */
@NullMarked
package dev.lighterman.sandbox.control;

import org.jspecify.annotations.NullMarked;
