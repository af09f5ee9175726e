package dev.lighterman.settings;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A place in the file; problems are reported with its line.
 *
 * @param path keys, and the indices of items
 */
record YamlLocation(
    String file, YamlLineNumbers lines, ProblemCollector problems, List<Object> path) {
  /** The whole file. */
  static YamlLocation top(String file, String text, ProblemCollector problems) {
    return new YamlLocation(file, YamlLineNumbers.of(text), problems, List.of());
  }

  /** A key or an item in it. */
  YamlLocation at(Object part) {
    return new YamlLocation(file, lines, problems, YamlLineNumbers.below(path, part));
  }

  /** Maps each item that could be read; the others are reported already. */
  <T, R> List<R> each(@Nullable List<T> items, BiFunction<T, YamlLocation, R> reading) {
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
