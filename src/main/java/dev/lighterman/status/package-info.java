/** What people see: cards, tables and sentences, in their language and of no chat's types. Pure. */
@NullMarked
package dev.lighterman.status;

import org.jspecify.annotations.NullMarked;
