package dev.lighterman.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import java.util.Map;

/**
 * Asks itself for help before anybody else does: Slack waits for three seconds, also for the first
 * answer after a start, which would load a thousand classes in that time.
 */
final class WarmUp {
  private static final String HELP =
      "token=none&team_id=T0WARMUP&channel_id=C0WARMUP&user_id=U0WARMUP&command=%2Fregistry"
          + "&text=help&trigger_id=none";

  private WarmUp() {}

  static void of(App bolt) {
    HttpRequest help =
        HttpRequest.builder()
            .requestUri("/slack/events")
            .queryString(Map.of())
            .headers(new RequestHeaders(Map.of()))
            .requestBody(HELP)
            .remoteAddress("")
            .build();
    try {
      bolt.run(new SlackRequestParser(bolt.config()).parse(help));
    } catch (Exception failure) {
      throw new IllegalStateException("can't even help", failure);
    }
  }
}
