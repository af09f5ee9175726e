package dev.lighterman.sandbox.slack.people;

import dev.lighterman.sandbox.slack.workspace.WorkspaceDirectory;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escapes the text of a slash command ({@code should_escape}): mentions, channels, links. */
record TextEscaping(WorkspaceDirectory directory) {
  private static final Pattern ESCAPABLE =
      Pattern.compile(
          "(?<escaped><(?:[@#!]|https?:)[^<>]*>)"
              + "|(?<![\\w<])@(?<who>[\\w.-]+)"
              + "|(?<![\\w<&])#(?<channel>[\\w-]+)"
              + "|(?<url>https?://[^\\s<>]+)"
              + "|(?<![\\w@/.:=-])(?<site>(?:[a-z0-9-]+\\.)+(?:com|io|net|org|dev)\\b(?:/[^\\s<>]*)?)"
              + "|(?<special>[&<>])");

  String escaped(String text) {
    Matcher matcher = ESCAPABLE.matcher(text);
    return matcher.replaceAll(match -> Matcher.quoteReplacement(replacement(matcher, match)));
  }

  private String replacement(Matcher matcher, MatchResult match) {
    if (matcher.group("who") != null) {
      return mention(matcher.group("who"), match.group());
    }
    if (matcher.group("channel") != null) {
      return channel(matcher.group("channel"), match.group());
    }
    if (matcher.group("url") != null) {
      return "<" + matcher.group("url") + ">";
    }
    if (matcher.group("site") != null) {
      return "<http://" + matcher.group("site") + "|" + matcher.group("site") + ">";
    }
    return matcher.group("special") == null ? match.group() : entity(match.group());
  }

  private String mention(String name, String typed) {
    return directory.people().stream()
        .filter(person -> person.name().equals(name))
        .map(person -> "<@" + person.id() + "|" + name + ">")
        .findFirst()
        .or(() ->
            directory.groups().stream()
                .filter(group -> group.handle().equals(name))
                .map(group -> "<!subteam^" + group.id() + "|@" + name + ">")
                .findFirst())
        .orElse(typed);
  }

  private String channel(String name, String typed) {
    return directory.channels().stream()
        .filter(channel -> !channel.im() && channel.name().equals(name))
        .map(channel -> "<#" + channel.id() + "|" + name + ">")
        .findFirst()
        .orElse(typed);
  }

  private static String entity(String character) {
    return switch (character) {
      case "&" -> "&amp;";
      case "<" -> "&lt;";
      default -> "&gt;";
    };
  }
}
