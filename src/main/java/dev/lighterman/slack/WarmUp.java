package dev.lighterman.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import dev.lighterman.command.CommandParser;
import dev.lighterman.command.Usage;
import dev.lighterman.slack.inbound.TypedCommand;
import dev.lighterman.slack.message.ReplyRenderer;
import java.util.List;
import java.util.Map;

/**
 * Reads and answers a call for help before anybody makes one: Slack waits for three seconds, also
 * for the first answer after a start, which would load a thousand classes in that time. Bolt itself
 * is run by the one delivery that it answers without asking who sent it.
 */
record WarmUp(App bolt, ReplyRenderer renderer, List<Usage> usages) {
  private static final String HELP =
      "token=none&team_id=T0WARMUP&channel_id=C0WARMUP&user_id=U0WARMUP&command=%2Fregistry"
          + "&text=help&trigger_id=none";

  private static final String CERTIFICATE_CHECK = "ssl_check=1&token=none";

  void run() {
    try {
      parsed(HELP);
      bolt.run(parsed(CERTIFICATE_CHECK));
    } catch (Exception failure) {
      throw new IllegalStateException("can't even be checked", failure);
    }
    CommandParser.parse("help", usages);
    renderer.help(TypedCommand.COMMAND, usages, null).ephemeral();
  }

  private Request<?> parsed(String body) {
    HttpRequest delivery =
        HttpRequest.builder()
            .requestUri("/slack/events")
            .queryString(Map.of())
            .headers(new RequestHeaders(Map.of()))
            .requestBody(body)
            .remoteAddress("")
            .build();
    return new SlackRequestParser(bolt.config()).parse(delivery);
  }
}
