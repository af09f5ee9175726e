/** From words as people type them to what they ask for, and help. Pure. */
@NullMarked
package dev.lighterman.command;

import org.jspecify.annotations.NullMarked;
