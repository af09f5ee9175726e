/** The actions of people: slash commands, clicks, forms. */
@NullMarked
package dev.lighterman.sandbox.slack.people;

import org.jspecify.annotations.NullMarked;
