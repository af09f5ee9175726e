package dev.lighterman.settings;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A place in the file: problems there are brought with its line.
 *
 * @param path keys, and the indices of items
 */
record Place(String file, YamlLines lines, Problems problems, List<Object> path) {
  /** The whole file. */
  static Place top(String file, String text, Problems problems) {
    return new Place(file, YamlLines.of(text), problems, List.of());
  }

  /** A key or an item in it. */
  Place at(Object part) {
    return new Place(file, lines, problems, YamlLines.below(path, part));
  }

  /** What comes of each item that could be read; the others are problems already. */
  <T, R> List<R> each(@Nullable List<T> items, BiFunction<T, Place, R> reading) {
    return items == null
        ? List.of()
        : IntStream.range(0, items.size())
            .filter(index -> Objects.nonNull(items.get(index)))
            .mapToObj(index -> reading.apply(items.get(index), at(index)))
            .toList();
  }

  void problem(String sentence) {
    problems.problem("%s line %d: %s".formatted(file, lines.of(path), sentence));
  }
}
