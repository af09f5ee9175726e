package dev.lighterman.operation;

import dev.lighterman.command.Usage;

/** Something that people can ask for. */
public sealed interface Operation permits Query, Change, DecisionCommand {
  /** The words for it; help, forms and the README's table come from here. */
  Usage usage();

  /** The verb it is known by. */
  default String verb() {
    return usage().verb();
  }
}
