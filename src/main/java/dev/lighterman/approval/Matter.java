package dev.lighterman.approval;

import dev.lighterman.value.Channel;
import java.util.Map;

/**
 * What a decision is about.
 *
 * @param operation the operation's verb
 * @param site the site's name; empty where it is about no one site
 * @param labels the site's labels
 * @param channel where it was asked
 */
public record Matter(String operation, String site, Map<String, String> labels, Channel channel) {
  public Matter {
    labels = Map.copyOf(labels);
  }
}
