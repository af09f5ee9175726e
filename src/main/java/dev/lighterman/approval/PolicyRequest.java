package dev.lighterman.approval;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Risk;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is about.
 *
 * @param operation the operation's verb
 * @param site the site's name; empty where it is about no one site
 * @param labels the site's labels
 * @param risk of a change; null for a question
 * @param channel where it was asked
 */
public record PolicyRequest(
    String operation,
    String site,
    Map<String, String> labels,
    @Nullable Risk risk,
    Channel channel) {
  public PolicyRequest {
    labels = Map.copyOf(labels);
  }

  /** The same, asked elsewhere. */
  PolicyRequest in(Channel other) {
    return new PolicyRequest(operation, site, labels, risk, other);
  }
}
