/** What the people of the workspace type, press and fill in. */
@NullMarked
package dev.lighterman.sandbox.slack.people;

import org.jspecify.annotations.NullMarked;
