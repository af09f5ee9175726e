package dev.lighterman.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.Approval;
import dev.lighterman.settings.PolicySettings.Freeze;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.PolicySettings.Rule;
import dev.lighterman.settings.PolicySettings.Window;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Risk;
import dev.lighterman.value.UserGroup;
import dev.lighterman.value.WorkloadMode;
import java.lang.reflect.RecordComponent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PolicyHashTest {
  private static final Channel EDGE = new Channel("C01EDGEOPS");
  private static final Channel STORES = new Channel("C02STORES");

  /** Each of its fields is set, and each list has two elements. */
  private static final PolicySettings POLICY =
      new PolicySettings(
          List.of(channel(EDGE), channel(STORES)),
          List.of(rule("stores"), rule("others")),
          List.of(window("nights"), window("weekends")),
          List.of(freeze("inventory"), freeze("closing")));

  @Test
  void everyFieldCounts() {
    List<Change> changes = changes("policy", POLICY).toList();

    assertEquals(
        List.of(),
        changes.stream()
            .filter(each -> PolicyHash.of((PolicySettings) each.changed()).equals(hash()))
            .map(Change::field)
            .toList());
    assertTrue(changes.size() > 100, "tried " + changes.size());
  }

  @Test
  void defaultsThatAreNotSetCountToo() {
    assertNotEquals(hash(), PolicyHash.of(withoutDefaults(null, WorkloadMode.CHECK)));
    assertNotEquals(hash(), PolicyHash.of(withoutDefaults("prodacr", null)));
  }

  @Test
  void orderDoesNotCountWhereItHasNoMeaning() {
    ListedChannel edge = channel(EDGE);
    var reversedChannel =
        new ListedChannel(
            edge.id(),
            edge.registries().reversed(),
            edge.sites().reversed(),
            reversed(edge.approvers()),
            edge.registry(),
            edge.workload(),
            edge.repositories(),
            reversed(edge.notified()),
            edge.language());
    Rule rule = rule("stores");
    var reversedRule =
        new Rule(
            rule.name(),
            rule.operations().reversed(),
            rule.sites().reversed(),
            rule.risks().reversed(),
            rule.channels().reversed(),
            reversed(rule.see()),
            reversed(rule.ask()),
            new Approval(reversed(rule.approve().by()), 2, Duration.ofHours(1), true));

    assertEquals(
        hash(),
        PolicyHash.of(
            new PolicySettings(
                List.of(channel(STORES), reversedChannel),
                List.of(reversedRule, rule("others")),
                POLICY.windows(),
                POLICY.freezes())));
  }

  @Test
  void theOrderOfTheRulesCounts() {
    assertNotEquals(
        hash(),
        PolicyHash.of(
            new PolicySettings(
                POLICY.channels(), POLICY.rules().reversed(), POLICY.windows(), POLICY.freezes())));
  }

  @Test
  void policiesThatOnlyPrintAlikeDiffer() {
    PolicySettings one = sites(new Glob("store-*, kiosk-*"));
    PolicySettings two = sites(new Glob("store-*"), new Glob("kiosk-*"));

    assertEquals(one.toString(), two.toString());
    assertNotEquals(PolicyHash.of(one), PolicyHash.of(two));
  }

  /** The audit keeps hashes for years: another build has to come to the same. */
  @Test
  void theHashOfAPolicyStaysAsItIs() {
    assertEquals(
        "6a0265ff5316726eabc04a34454eaaecb8422783399262533ca4fdfaba60c03e",
        PolicyHash.of(new PolicySettings(POLICY.channels(), POLICY.rules())));
  }

  private static Freeze freeze(String why) {
    return new Freeze(globs("store-*", "ring=stable"), why);
  }

  private static String hash() {
    return PolicyHash.of(POLICY);
  }

  private static ListedChannel channel(Channel id) {
    return new ListedChannel(
        id,
        globs("prod*", "test*"),
        globs("store-*", "ring=canary"),
        people(),
        "prodacr",
        WorkloadMode.CHECK,
        List.of(new Repository("pos"), new Repository("kiosk")),
        people(),
        Language.FR);
  }

  private static PolicySettings withoutDefaults(
      @Nullable String registry, @Nullable WorkloadMode workload) {
    ListedChannel edge = channel(EDGE);
    var channel =
        new ListedChannel(
            edge.id(),
            edge.registries(),
            edge.sites(),
            edge.approvers(),
            registry,
            workload,
            edge.repositories(),
            edge.notified(),
            edge.language());
    return new PolicySettings(List.of(channel, channel(STORES)), POLICY.rules(), POLICY.windows());
  }

  private static PolicySettings sites(Glob... sites) {
    Rule rule = rule("stores");
    return new PolicySettings(
        POLICY.channels(),
        List.of(
            new Rule(
                rule.name(),
                rule.operations(),
                List.of(sites),
                rule.risks(),
                rule.channels(),
                rule.see(),
                rule.ask(),
                rule.approve())));
  }

  private static Window window(String name) {
    return new Window(
        name,
        globs("store-*", "ring=canary"),
        List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        LocalTime.of(22, 0),
        LocalTime.of(5, 0),
        ZoneId.of("Europe/Paris"));
  }

  private static Rule rule(String name) {
    return new Rule(
        name,
        globs("deploy", "remove"),
        globs("store-*", "ring=canary"),
        List.of(Risk.ADDS, Risk.REMOVES),
        List.of(EDGE, STORES),
        people(),
        people(),
        new Approval(people(), 2, Duration.ofHours(1), true));
  }

  private static People people() {
    return new People(
        false,
        List.of(new Person("U01ASKER"), new Person("U02APPROVER")),
        List.of(new UserGroup("S01LEADS"), new UserGroup("S02NIGHTS")));
  }

  private static People reversed(People people) {
    return new People(people.everyone(), people.persons().reversed(), people.groups().reversed());
  }

  private static List<Glob> globs(String... texts) {
    return Stream.of(texts).map(Glob::new).toList();
  }

  /** The same value with one field changed. */
  private record Change(String field, Object changed) {}

  /** One change of every field, at any depth. */
  private static Stream<Change> changes(String field, Object value) {
    return switch (value) {
      case String text -> Stream.of(new Change(field, text + "9"));
      case Integer number -> Stream.of(new Change(field, number + 1));
      case Boolean flag -> Stream.of(new Change(field, !flag));
      case Duration duration -> Stream.of(new Change(field, duration.plusMillis(1)));
      case LocalTime time -> Stream.of(new Change(field, time.plusMinutes(1)));
      case ZoneId _ -> Stream.of(new Change(field, ZoneId.of("UTC")));
      case Enum<?> constant -> Stream.of(new Change(field, other(constant)));
      case List<?> list -> changes(field, list);
      case Record fields -> changes(field, fields);
      default -> throw new IllegalStateException("not tried: " + value.getClass());
    };
  }

  private static Object other(Enum<?> constant) {
    return Stream.of(constant.getDeclaringClass().getEnumConstants())
        .filter(each -> each != constant)
        .findFirst()
        .orElseThrow();
  }

  /** An element that is missing, and a change of each that is there. */
  private static Stream<Change> changes(String field, List<?> list) {
    Stream<Change> changed = Stream.of(new Change(field, list.subList(1, list.size())));
    for (int at = 0; at < list.size(); at++) {
      int index = at;
      changed =
          Stream.concat(
              changed,
              changes(field + "." + at, list.get(at))
                  .map(each -> new Change(each.field(), replaced(list, index, each.changed()))));
    }
    return changed;
  }

  private static List<Object> replaced(List<?> list, int index, Object changed) {
    var copy = new ArrayList<Object>(list);
    copy.set(index, changed);
    return copy;
  }

  private static Stream<Change> changes(String field, Record fields) {
    RecordComponent[] components = fields.getClass().getRecordComponents();
    Object[] values = Arrays.stream(components).map(each -> value(each, fields)).toArray();
    Stream<Change> changed = Stream.empty();
    for (int at = 0; at < components.length; at++) {
      int index = at;
      changed =
          Stream.concat(
              changed,
              changes(field + "." + components[at].getName(), values[at])
                  .map(each -> new Change(each.field(), record(fields, values, index, each))));
    }
    return changed;
  }

  private static Object value(RecordComponent component, Record fields) {
    try {
      return component.getAccessor().invoke(fields);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object record(Record fields, Object[] values, int index, Change change) {
    Class<?>[] types =
        Arrays.stream(fields.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Object[] changed = values.clone();
    changed[index] = change.changed();
    try {
      return fields.getClass().getDeclaredConstructor(types).newInstance(changed);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(change.field(), e);
    }
  }
}
