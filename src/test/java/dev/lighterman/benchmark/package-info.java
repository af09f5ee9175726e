/** How fast the bot is and what it takes, each beside a yardstick of the same run. */
@NullMarked
package dev.lighterman.benchmark;

import org.jspecify.annotations.NullMarked;
