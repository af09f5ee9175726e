package dev.lighterman.slack.message;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.net.URI;

/** Where an answer to one person is sent. */
public sealed interface ReplyTarget {
  Channel channel();

  Person person();

  /**
   * The response URL of the delivery. Anybody who knows it can post there for half an hour, so it
   * is kept in memory only and never printed.
   */
  record ResponseUrl(URI url, Channel channel, Person person) implements ReplyTarget {
    @Override
    public String toString() {
      return "Url";
    }
  }

  /** A direct message, for what is clicked on the Home tab. */
  record Direct(Channel channel, Person person) implements ReplyTarget {}

  /** The channel, if there is no response URL. */
  record InChannel(Channel channel, Person person) implements ReplyTarget {}
}
