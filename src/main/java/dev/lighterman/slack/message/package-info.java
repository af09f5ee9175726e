/** Messages: cards become Block Kit, are posted, edited, paced and tried again. */
@NullMarked
package dev.lighterman.slack.message;

import org.jspecify.annotations.NullMarked;
