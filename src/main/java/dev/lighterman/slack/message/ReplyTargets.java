package dev.lighterman.slack.message;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts the response URLs of deliveries only if they are Slack's. */
public final class ReplyTargets {
  private static final Logger log = LoggerFactory.getLogger(ReplyTargets.class);

  private final Set<String> origins;

  /**
   * @param api the Web API's URL; response URLs may also have its origin
   */
  public ReplyTargets(URI api) {
    origins = Set.of("https://hooks.slack.com", "https://hooks.slack-gov.com", origin(api));
  }

  /** The response URL if it can be trusted, else the channel. */
  public ReplyTarget of(@Nullable String responseUrl, Channel channel, Person person) {
    if (responseUrl != null) {
      try {
        URI url = URI.create(responseUrl);
        if (origins.contains(origin(url))) {
          return new ReplyTarget.ResponseUrl(url, channel, person);
        }
        log.atWarn()
            .addKeyValue("host", url.getHost())
            .log("ignored a response URL that is not Slack's");
      } catch (IllegalArgumentException malformed) {
        log.atWarn().log("ignored a malformed response URL");
      }
    }
    return new ReplyTarget.InChannel(channel, person);
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }
}
