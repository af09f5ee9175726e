package dev.lighterman.workflow;

import dev.lighterman.request.PlanHash;
import dev.lighterman.value.Person;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who made a change, and its details, for the audit log.
 *
 * @param who the person who made it; null where the bot did
 */
record AuditNote(@Nullable Person who, Map<String, String> details) {
  private static final String WHY = "why";

  static AuditNote bot() {
    return new AuditNote(null, Map.of());
  }

  static AuditNote by(Person who) {
    return new AuditNote(who, Map.of());
  }

  AuditNote with(String name, String value) {
    var copy = new TreeMap<>(details);
    copy.put(name, value);
    return new AuditNote(who, copy);
  }

  /** With the person's reason; the same if they gave none. */
  AuditNote because(String why) {
    return why.isEmpty() ? this : with(WHY, why);
  }

  /** Who made the change, for those who are told of it. */
  ProgressListener.Author author() {
    return new ProgressListener.Author(who, details.getOrDefault(WHY, ""));
  }

  AuditNote with(PlanHash plan) {
    return with("plan", plan.text());
  }
}
