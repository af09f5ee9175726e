/**
 * Rendering of cards, tables and sentences in the reader's language, without Slack's types and
 * without I/O.
 */
@NullMarked
package dev.lighterman.status;

import org.jspecify.annotations.NullMarked;
