/** The durable run: plans, waits for people, attempts what is ready, halts, undoes, reports. */
@NullMarked
package dev.lighterman.workflow;

import org.jspecify.annotations.NullMarked;
