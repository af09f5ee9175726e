/** Renders objects as the tables that kubectl prints. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.tables;

import org.jspecify.annotations.NullMarked;
