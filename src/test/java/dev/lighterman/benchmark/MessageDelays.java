package dev.lighterman.benchmark;

import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * How late the bot's messages about steps come, as its database tells: the id of each ends with the
 * time at which its step ended, and Slack's timestamp says when it was posted.
 */
final class MessageDelays {
  /** Slack takes about one message a second in a channel. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Pattern STEP_ENDED = Pattern.compile("R\\d+/step/.*/(\\d{4}-[^/]*Z)");

  private final Jdbi database;

  /** The longest delay, and the longest beyond what Slack's limit asks for. */
  record Longest(Duration late, Duration beyondLimit) {}

  /**
   * Messages that were posted together.
   *
   * @param ready when the last of them could be posted, as far as this is known
   * @param waited how long the one waited that waited longest
   */
  private record Post(Instant ready, Instant at, Duration waited) {
    static Post of(List<Message> together) {
      Instant at = together.getFirst().at();
      Instant ready = together.stream().map(Message::ready).max(Instant::compareTo).orElseThrow();
      Instant first = together.stream().map(Message::ready).min(Instant::compareTo).orElseThrow();
      return new Post(ready, at, Duration.between(first, at));
    }
  }

  private record Message(String id, String channel, Instant at) {
    /** When its step ended; of others it is not known, so that they are in time. */
    Instant ready() {
      return Optional.of(STEP_ENDED.matcher(id))
          .filter(Matcher::matches)
          .map(matcher -> Instant.parse(matcher.group(1)))
          .orElse(at);
    }
  }

  MessageDelays(Map<String, String> environment) {
    Path data = Path.of(new BotEnvironmentVariables(environment).of("LIGHTERMAN_DATA"));
    database = Jdbi.create("jdbc:sqlite:" + data.resolve("lighterman.db"));
  }

  Longest longest() {
    Collection<List<Message>> channels =
        messages().stream().collect(groupingBy(Message::channel)).values();
    List<Post> posts = channels.stream().flatMap(MessageDelays::posts).toList();
    return new Longest(
        max(posts.stream().map(Post::waited)),
        max(channels.stream().map(channel -> beyondLimit(posts(channel)))));
  }

  private static Stream<Post> posts(List<Message> channel) {
    return channel.stream().collect(groupingBy(Message::at)).values().stream()
        .map(Post::of)
        .sorted(Comparator.comparing(Post::ready));
  }

  /** Against one who posts each as soon as it is ready and a second after the one before. */
  private static Duration beyondLimit(Stream<Post> inOrder) {
    Instant last = Instant.EPOCH;
    Duration longest = Duration.ZERO;
    for (Post post : (Iterable<Post>) inOrder::iterator) {
      Instant next = last.plus(INTERVAL);
      last = post.ready().isAfter(next) ? post.ready() : next;
      longest = max(Stream.of(longest, Duration.between(last, post.at())));
    }
    return longest;
  }

  private static Duration max(Stream<Duration> durations) {
    return durations.max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private List<Message> messages() {
    return database.withHandle(handle ->
        handle
            .createQuery("SELECT id, channel, ts FROM messages WHERE ts GLOB '[0-9]*'")
            .map((row, _) ->
                new Message(row.getString("id"), row.getString("channel"), at(row.getString("ts"))))
            .list());
  }

  private static Instant at(String ts) {
    int point = ts.indexOf('.');
    return Instant.ofEpochSecond(
        Long.parseLong(ts.substring(0, point)), Long.parseLong(ts.substring(point + 1)) * 1000);
  }
}
