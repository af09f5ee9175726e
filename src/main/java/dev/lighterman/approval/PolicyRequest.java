package dev.lighterman.approval;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Risk;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the policy is asked about.
 *
 * @param operation the operation's verb
 * @param site the site's name; empty if it is not about one site
 * @param labels the site's labels
 * @param risk a change's; null for a query
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

  /** The same in another channel. */
  public PolicyRequest in(Channel other) {
    return new PolicyRequest(operation, site, labels, risk, other);
  }
}
