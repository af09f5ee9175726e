package dev.lighterman.settings;

import dev.lighterman.settings.SiteSettings.Reach;
import dev.lighterman.value.Channel;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.Language;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Risk;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import dev.lighterman.value.WorkloadMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/** What a value in the file has to look like. */
enum ValueFormat {
  CHANNEL(Channel.class, "a channel's id like C0123ABCD (in the channel's details, at the bottom)"),
  PEOPLE(
      ConfigurationDocument.PeopleEntry.class,
      "a user's id (U…), a user group's id (S…) or \"*\" for every full member"),
  PATTERN(Glob.class, "a pattern like store-* (in quotes where it begins with *)"),
  DURATION(Duration.class, "a duration like PT1H"),
  DAY(DayOfWeek.class, "a day like monday"),
  TIME(LocalTime.class, "a time of day like \"22:00\" (in quotes)"),
  ZONE(ZoneId.class, "a time zone like Europe/Paris"),
  WORKLOAD(WorkloadMode.class, "check, deploy or none"),
  LANGUAGE(Language.class, "a language that I speak: en or fr"),
  RISK(Risk.class, "adds or removes"),
  MODE(OperatingMode.class, "observe or operate"),
  REACH(Reach.class, "direct, proxy or none"),
  RANGE(ServiceCidr.class, "a range like 10.0.0.0/16"),
  ADDRESS(ServiceAddress.class, "an IPv4 address like 10.0.0.50"),
  REPOSITORY(Repository.class, "a repository's name like team/pos"),
  NAME(ConnectedRegistryName.class, "a name of 5 to 40 letters and digits, a letter first"),
  NUMBER(Integer.class, "a whole number"),
  TRUTH(Boolean.class, "true or false"),
  TEXT(String.class, "a text"),
  LIST(Collection.class, "a list"),
  KEYS(Map.class, "a block of keys"),
  ANYTHING(Object.class, "a block of keys");

  private final Class<?> type;
  private final String words;

  ValueFormat(Class<?> type, String words) {
    this.type = type;
    this.words = words;
  }

  static ValueFormat of(Class<?> type) {
    return Stream.of(values())
        .filter(format -> format.type.isAssignableFrom(type))
        .findFirst()
        .orElse(ANYTHING);
  }

  String inWords() {
    return words;
  }
}
