package dev.lighterman.slack.message;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.net.URI;

/** Where an answer for one person alone goes. */
public sealed interface ReplyTarget {
  Channel channel();

  Person person();

  /**
   * The address that came with what the person did. Whoever knows it may write there for half an
   * hour, so it lives in memory only and is never printed.
   */
  record ResponseUrl(URI url, Channel channel, Person person) implements ReplyTarget {
    @Override
    public String toString() {
      return "Url";
    }
  }

  /** The channel, where no address came. */
  record InChannel(Channel channel, Person person) implements ReplyTarget {}
}
