/** What can keep a connected registry from synchronizing with its parent. */
@NullMarked
package dev.lighterman.diagnosis.sync;

import org.jspecify.annotations.NullMarked;
