/** The database: requests, votes, claims, runs, messages and the audit. */
@NullMarked
package dev.lighterman.store;

import org.jspecify.annotations.NullMarked;
