package dev.lighterman.slack.message;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the addresses that come with deliveries, if they are Slack's. */
public final class ReplyTargets {
  private static final Logger log = LoggerFactory.getLogger(ReplyTargets.class);

  private final Set<String> origins;

  /**
   * @param api the Web API's address: where it is not Slack's own, its answers go there, too
   */
  public ReplyTargets(URI api) {
    origins = Set.of("https://hooks.slack.com", "https://hooks.slack-gov.com", origin(api));
  }

  /** The address if it may be trusted, else the channel. */
  public ReplyTarget of(@Nullable String responseUrl, Channel channel, Person person) {
    if (responseUrl != null) {
      try {
        URI url = URI.create(responseUrl);
        if (origins.contains(origin(url))) {
          return new ReplyTarget.ResponseUrl(url, channel, person);
        }
        log.atWarn().addKeyValue("host", url.getHost()).log("does not answer to a foreign address");
      } catch (IllegalArgumentException malformed) {
        log.atWarn().log("does not answer to a malformed address");
      }
    }
    return new ReplyTarget.InChannel(channel, person);
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }
}
