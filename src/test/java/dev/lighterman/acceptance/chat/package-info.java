/** What people type and what they are answered. */
@NullMarked
package dev.lighterman.acceptance.chat;

import org.jspecify.annotations.NullMarked;
