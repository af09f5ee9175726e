/** What is to be done about pods that can't pull. */
@NullMarked
package dev.lighterman.diagnosis.client;

import org.jspecify.annotations.NullMarked;
