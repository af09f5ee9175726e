/**
 * The durable run: makes plans, waits for approval, attempts the steps that are ready, halts,
 * undoes and reports.
 */
@NullMarked
package dev.lighterman.workflow;

import org.jspecify.annotations.NullMarked;
