/**
 * What people see: cards, tables and sentences, in their language and without Slack's types. Pure.
 */
@NullMarked
package dev.lighterman.status;

import org.jspecify.annotations.NullMarked;
