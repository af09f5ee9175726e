package dev.lighterman.workflow;

import dev.lighterman.request.PlanHash;
import dev.lighterman.value.Person;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the audit says of a move besides its name.
 *
 * @param who the person who made it; null where the bot did
 */
record Note(@Nullable Person who, Map<String, String> details) {
  static Note bot() {
    return new Note(null, Map.of());
  }

  static Note by(Person who) {
    return new Note(who, Map.of());
  }

  Note with(String name, String value) {
    var more = new TreeMap<>(details);
    more.put(name, value);
    return new Note(who, more);
  }

  Note with(PlanHash plan) {
    return with("plan", plan.text());
  }
}
