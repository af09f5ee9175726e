package dev.lighterman.operation;

import dev.lighterman.command.Usage;
import dev.lighterman.request.Rights;

/** Something that people can ask for. */
public sealed interface Operation permits Query, Change, Decision {
  /** The words for it; help, forms and the README's table come from here. */
  Usage usage();

  /** What it takes to look, before anything is changed. */
  Rights rights();

  /** The verb it is known by. */
  default String verb() {
    return usage().verb();
  }
}
