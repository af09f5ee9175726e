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

/** A parsed message pattern, kept because parsing is slower than formatting. */
final class MessageTemplate {
  /** The {@code select} keyword for an empty value. */
  private static final String NONE = "none";

  private final MessageFormat format;
  private final List<String> chosenBy;

  MessageTemplate(String pattern, Locale locale) {
    this.format = new MessageFormat(pattern, locale);
    this.chosenBy = chosenBy(new MessagePattern(pattern));
  }

  /** Formats the pattern with rendered values. */
  String with(Map<String, Object> values) {
    var said = new HashMap<>(values);
    chosenBy.forEach(name -> said.computeIfPresent(name, (_, value) -> choice(value)));
    synchronized (format) { // ICU's formats are not safe for several threads
      return format.format(said);
    }
  }

  /** The names of the pattern's {@code select} arguments. */
  private static List<String> chosenBy(MessagePattern pattern) {
    return IntStream.range(0, pattern.countParts())
        .filter(at -> chooses(pattern.getPart(at)))
        .mapToObj(at -> pattern.getSubstring(pattern.getPart(at + 1)))
        .toList();
  }

  private static boolean chooses(Part part) {
    return part.getType() == Part.Type.ARG_START && part.getArgType() == ArgType.SELECT;
  }

  private static Object choice(Object value) {
    return value.toString().isEmpty() ? NONE : value;
  }
}
