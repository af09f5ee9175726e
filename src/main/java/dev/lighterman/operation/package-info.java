/** One file per thing that people can ask for: its words, its plan or its answer. */
@NullMarked
package dev.lighterman.operation;

import org.jspecify.annotations.NullMarked;
