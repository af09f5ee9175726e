package dev.lighterman.operation;

import dev.lighterman.command.Usage;

/** A command that people can run. */
public sealed interface Operation permits Query, Change, DecisionCommand, FreezeCommand {
  /** Its verb, arguments and options; the source of help, forms and the README's table. */
  Usage usage();

  /** The main verb, without aliases. */
  default String verb() {
    return usage().verb();
  }
}
