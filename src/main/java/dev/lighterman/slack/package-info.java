/** Where Slack comes in and goes out: deliveries and clicks in, Block Kit out. */
@NullMarked
package dev.lighterman.slack;

import org.jspecify.annotations.NullMarked;
