/** What can keep pods from pulling. */
@NullMarked
package dev.lighterman.diagnosis.client;

import org.jspecify.annotations.NullMarked;
