package dev.lighterman.status;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A parsed message pattern, kept because parsing is slower than formatting. */
final class MessageTemplate {
  /** The {@code select} keyword for an empty value. */
  private static final String NONE = "none";

  /** The {@code select} keyword for a value that an older version did not store. */
  private static final String OTHER = "other";

  private final MessageFormat format;
  private final List<String> selectArguments;

  MessageTemplate(String pattern, Locale locale) {
    this.format = new MessageFormat(pattern, locale);
    this.selectArguments = selectArguments(new MessagePattern(pattern));
  }

  /** Formats the pattern with rendered values. */
  String with(Map<String, Object> values) {
    var arguments = new HashMap<>(values);
    selectArguments.forEach(name -> arguments.compute(name, (_, value) -> keyword(value)));
    synchronized (format) { // ICU's formats are not thread-safe
      return format.format(arguments);
    }
  }

  /** The names of the pattern's {@code select} arguments. */
  private static List<String> selectArguments(MessagePattern pattern) {
    return IntStream.range(0, pattern.countParts())
        .filter(at -> isSelect(pattern.getPart(at)))
        .mapToObj(at -> pattern.getSubstring(pattern.getPart(at + 1)))
        .toList();
  }

  private static boolean isSelect(Part part) {
    return part.getType() == Part.Type.ARG_START && part.getArgType() == ArgType.SELECT;
  }

  private static Object keyword(@Nullable Object value) {
    if (value == null) {
      return OTHER;
    }
    return value.toString().isEmpty() ? NONE : value;
  }
}
