package dev.lighterman.status;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.UserGroup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A text format: how people and times are shown, and what is escaped. */
public enum TextFormat {
  /** Slack's mrkdwn: people are mentioned, times are in the reader's time zone. */
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

    @Override
    String second(Instant at) {
      return "<!date^%d^{date_short_pretty} {time_secs}|%s UTC>"
          .formatted(at.getEpochSecond(), SECONDS.format(at));
    }
  },

  /** Plain text, for labels, dialogs and fields. */
  PLAIN,

  /** Table cells: plain text, people as mentions, times to the second in UTC. */
  CELL {
    @Override
    String person(Person person) {
      return SLACK.person(person);
    }

    @Override
    String instant(Instant at) {
      return SECONDS.format(at);
    }

    @Override
    String second(Instant at) {
      return SECONDS.format(at);
    }
  };

  private static final DateTimeFormatter MINUTES = utc("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter SECONDS = utc("uuuu-MM-dd HH:mm:ss");

  /** Escapes text, so that it isn't read as markup. */
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

  /** The same to the second. */
  String second(Instant at) {
    return SECONDS.format(at) + " UTC";
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
