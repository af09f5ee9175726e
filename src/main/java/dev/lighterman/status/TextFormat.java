package dev.lighterman.status;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.UserGroup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where a text is shown, and so what stands for people and times, and what has to be escaped. */
public enum TextFormat {
  /** Marked-up text of a message, in which people are mentioned and times are the reader's own. */
  SLACK {
    @Override
    public String escape(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    String person(Person person) {
      return "<@" + person.id() + ">";
    }

    @Override
    String group(UserGroup group) {
      return "<!subteam^" + group.id() + ">";
    }

    @Override
    String channel(Channel channel) {
      return "<#" + channel.id() + ">";
    }

    @Override
    String instant(Instant at) {
      return "<!date^%d^{date_short_pretty} {time}|%s UTC>"
          .formatted(at.getEpochSecond(), MINUTES.format(at));
    }
  },

  /** Labels, questions and fields, which show text as it is. */
  PLAIN,

  /** Cells of tables: as it is, people as mentions alone, times to the second and in UTC. */
  CELL {
    @Override
    String person(Person person) {
      return SLACK.person(person);
    }

    @Override
    String instant(Instant at) {
      return SECONDS.format(at);
    }
  };

  private static final DateTimeFormatter MINUTES = utc("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter SECONDS = utc("uuuu-MM-dd HH:mm:ss");

  /** Text of others, put so that it is read as text and nothing else. */
  public String escape(String text) {
    return text;
  }

  String person(Person person) {
    return "@" + person.id();
  }

  String group(UserGroup group) {
    return "@" + group.id();
  }

  String channel(Channel channel) {
    return "#" + channel.id();
  }

  String instant(Instant at) {
    return MINUTES.format(at) + " UTC";
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
