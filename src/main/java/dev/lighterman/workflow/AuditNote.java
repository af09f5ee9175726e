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
record AuditNote(@Nullable Person who, Map<String, String> details) {
  static AuditNote bot() {
    return new AuditNote(null, Map.of());
  }

  static AuditNote by(Person who) {
    return new AuditNote(who, Map.of());
  }

  AuditNote with(String name, String value) {
    var more = new TreeMap<>(details);
    more.put(name, value);
    return new AuditNote(who, more);
  }

  AuditNote with(PlanHash plan) {
    return with("plan", plan.text());
  }
}
