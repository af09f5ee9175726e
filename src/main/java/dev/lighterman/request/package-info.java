/** What was asked, what it will do, and how far it is: intents, plans and states. Pure. */
@NullMarked
package dev.lighterman.request;

import org.jspecify.annotations.NullMarked;
