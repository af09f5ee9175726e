package dev.lighterman.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.settings.SiteSettings.Reach;
import dev.lighterman.value.Channel;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Risk;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import dev.lighterman.value.UserGroup;
import dev.lighterman.value.WorkloadMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code lighterman.yaml} as it is written; anything may be missing. Classes with fields instead of
 * records, since Jackson loses the line numbers of a record's unknown keys.
 */
final class ConfigurationDocument {
  @JsonProperty @Nullable OperatingMode mode;
  @JsonProperty @Nullable Duration retention;
  @JsonProperty @Nullable List<ChannelEntry> channels;
  @JsonProperty @Nullable List<RuleEntry> rules;
  @JsonProperty @Nullable List<WindowEntry> windows;
  @JsonProperty @Nullable List<FreezeEntry> freeze;
  @JsonProperty @Nullable List<String> tunnel;
  @JsonProperty @Nullable Map<String, SiteEntry> sites;

  static final class ChannelEntry {
    @JsonProperty @Nullable Channel id;
    @JsonProperty @Nullable List<Glob> registries;
    @JsonProperty @Nullable List<Glob> sites;
    @JsonProperty @Nullable List<PeopleEntry> approvers;
    @JsonProperty @Nullable String registry;
    @JsonProperty @Nullable WorkloadMode workload;
    @JsonProperty @Nullable List<Repository> repositories;

    @JsonProperty("notify")
    @Nullable List<PeopleEntry> notified;

    @JsonProperty @Nullable Language locale;
  }

  static final class RuleEntry {
    @JsonProperty @Nullable String name;
    @JsonProperty @Nullable List<Glob> operations;
    @JsonProperty @Nullable List<Glob> sites;
    @JsonProperty @Nullable List<Risk> risks;
    @JsonProperty @Nullable List<Channel> channels;
    @JsonProperty @Nullable List<PeopleEntry> see;
    @JsonProperty @Nullable List<PeopleEntry> ask;
    @JsonProperty @Nullable ApprovalEntry approve;
  }

  static final class WindowEntry {
    @JsonProperty @Nullable String name;
    @JsonProperty @Nullable List<Glob> sites;
    @JsonProperty @Nullable List<DayOfWeek> days;
    @JsonProperty @Nullable LocalTime from;
    @JsonProperty @Nullable LocalTime to;
    @JsonProperty @Nullable ZoneId timeZone;
  }

  static final class FreezeEntry {
    @JsonProperty @Nullable List<Glob> sites;
    @JsonProperty @Nullable String why;
  }

  static final class ApprovalEntry {
    @JsonProperty @Nullable List<PeopleEntry> by;
    @JsonProperty @Nullable Integer count;
    @JsonProperty @Nullable Duration within;
    @JsonProperty boolean reason;
  }

  static final class SiteEntry {
    @JsonProperty @Nullable Reach reach;
    @JsonProperty @Nullable ServiceCidr serviceRange;
    @JsonProperty @Nullable String registry;
    @JsonProperty @Nullable ConnectedRegistryName connectedRegistry;
    @JsonProperty @Nullable ServiceAddress serviceAddress;
    @JsonProperty @Nullable String context;
    @JsonProperty @Nullable List<String> tunnel;

    KnownSite known(@Nullable TunnelCommand command) {
      return new KnownSite(
          reach, serviceRange, registry, connectedRegistry, serviceAddress, context, command);
    }
  }

  /** A user, a user group, or everyone. */
  record PeopleEntry(String text) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    PeopleEntry {
      if (!text.matches("\\*|[UWS][A-Z0-9]{2,20}")) {
        throw new IllegalArgumentException("not a user, a user group or *");
      }
    }
  }

  /** The people whom a list names; {@code otherwise} if there is no list. */
  static People people(@Nullable List<PeopleEntry> entries, People otherwise) {
    if (entries == null) {
      return otherwise;
    }
    List<String> texts = given(entries).stream().map(PeopleEntry::text).distinct().toList();
    return new People(
        texts.contains("*"),
        texts.stream().filter(text -> text.matches("[UW].+")).map(Person::new).toList(),
        texts.stream().filter(text -> text.startsWith("S")).map(UserGroup::new).toList());
  }

  /** The entries that could be read; the others are reported already. */
  static <T> List<T> given(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }
}
