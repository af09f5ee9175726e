package dev.lighterman.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lighterman.settings.Glob;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.Freeze;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.settings.PolicySettings.Window;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Risk;
import dev.lighterman.value.Sha256;
import dev.lighterman.value.UserGroup;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fingerprint of a policy: the SHA-256 of its canonical JSON, whose keys are sorted, and whose
 * lists are too, but for the two in which order has a meaning: rules and default repositories.
 */
final class PolicyHash {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private PolicyHash() {}

  static String of(PolicySettings policy) {
    try {
      return Sha256.of(JSON.writeValueAsString(policy(policy)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers can be written", impossible);
    }
  }

  private static Map<String, Object> policy(PolicySettings policy) {
    List<Map<String, Object>> channels =
        policy.channels().stream()
            .sorted(Comparator.comparing(channel -> channel.id().id()))
            .map(PolicyHash::channel)
            .toList();
    Map<String, Object> fields = new TreeMap<>();
    fields.put("channels", channels);
    fields.put("rules", policy.rules().stream().map(PolicyHash::rule).toList());
    if (!policy.windows().isEmpty()) {
      fields.put("windows", policy.windows().stream().map(PolicyHash::window).toList());
    }
    if (!policy.freezes().isEmpty()) {
      fields.put("freezes", policy.freezes().stream().map(PolicyHash::freeze).toList());
    }
    return fields;
  }

  private static Map<String, Object> freeze(Freeze freeze) {
    return Map.of("sites", sorted(freeze.sites(), Glob::text), "why", freeze.why());
  }

  private static Map<String, Object> window(Window window) {
    return Map.of(
        "name", window.name(),
        "sites", sorted(window.sites(), Glob::text),
        "days", sorted(window.days(), DayOfWeek::name),
        "from", window.from().toString(),
        "to", window.to().toString(),
        "zone", window.zone().getId());
  }

  private static Map<String, Object> channel(ListedChannel channel) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("id", channel.id().id());
    fields.put("registries", sorted(channel.registries(), Glob::text));
    fields.put("sites", sorted(channel.sites(), Glob::text));
    fields.put("approvers", people(channel.approvers()));
    if (channel.registry() != null) {
      fields.put("registry", channel.registry());
    }
    if (channel.workload() != null) {
      fields.put("workload", channel.workload().name());
    }
    fields.put("repositories", channel.repositories());
    fields.put("notified", people(channel.notified()));
    fields.put("language", channel.language().name());
    return fields;
  }

  private static Map<String, Object> rule(Rule rule) {
    return Map.of(
        "name", rule.name(),
        "operations", sorted(rule.operations(), Glob::text),
        "sites", sorted(rule.sites(), Glob::text),
        "risks", sorted(rule.risks(), Risk::name),
        "channels", sorted(rule.channels(), Channel::id),
        "see", people(rule.see()),
        "ask", people(rule.ask()),
        "approve", approval(rule.approve()));
  }

  private static Map<String, Object> approval(Approval approval) {
    return Map.of(
        "by", people(approval.by()),
        "count", approval.count(),
        "withinMillis", approval.within().toMillis(),
        "reason", approval.reason());
  }

  private static Map<String, Object> people(People people) {
    return Map.of(
        "everyone", people.everyone(),
        "persons", sorted(people.persons(), Person::id),
        "groups", sorted(people.groups(), UserGroup::id));
  }

  private static <T> SortedSet<String> sorted(List<T> values, Function<T, String> text) {
    return values.stream().map(text).collect(Collectors.toCollection(TreeSet::new));
  }
}
