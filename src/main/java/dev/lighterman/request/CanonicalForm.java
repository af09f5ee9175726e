package dev.lighterman.request;

import dev.lighterman.request.PlanHash.AddedLater;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text that is the same for equal values, to be hashed: records with their component names, sets
 * and maps sorted, texts quoted so that no value can pass for two.
 */
final class CanonicalForm {
  private CanonicalForm() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Record data -> record(data);
      case Set<?> set -> "{" + sorted(set.stream().map(CanonicalForm::of)) + "}";
      case Map<?, ?> map ->
          "{"
              + sorted(
                  map.entrySet().stream()
                      .map(entry -> of(entry.getKey()) + ":" + of(entry.getValue())))
              + "}";
      case Collection<?> list -> "[" + joined(list.stream().map(CanonicalForm::of).toList()) + "]";
      case Enum<?> constant -> constant.name();
      default -> quoted(value.toString());
    };
  }

  private static String record(Record data) {
    return data.getClass().getSimpleName()
        + "("
        + joined(
            Stream.of(data.getClass().getRecordComponents())
                .filter(component -> counts(component, data))
                .map(component -> component.getName() + "=" + of(value(component, data)))
                .toList())
        + ")";
  }

  private static boolean counts(RecordComponent component, Record data) {
    return !component.isAnnotationPresent(AddedLater.class)
        || switch (value(component, data)) {
          case null -> false;
          case Collection<?> list -> !list.isEmpty();
          case Object _ -> true;
        };
  }

  private static @Nullable Object value(RecordComponent component, Record data) {
    try {
      var accessor = component.getAccessor();
      // The records of steps and details are known to their own packages only.
      accessor.setAccessible(true);
      return accessor.invoke(data);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String sorted(Stream<String> texts) {
    return joined(texts.sorted().toList());
  }

  private static String joined(List<String> texts) {
    return texts.stream().collect(Collectors.joining(","));
  }
}
