/** What halted a run, from sample evidence. */
@NullMarked
package dev.lighterman.workflow.halted;

import org.jspecify.annotations.NullMarked;
