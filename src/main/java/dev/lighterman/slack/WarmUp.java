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
 * Handles a help command before the first delivery. Slack waits three seconds for an answer, and
 * the first one after a start would have to load a thousand classes in that time. Bolt is warmed up
 * with a certificate check, the one delivery that it answers without any authorization.
 */
record WarmUp(App bolt, ReplyRenderer renderer, List<Usage> usages) {
  private static final String HELP =
      "token=none&team_id=T0WARMUP&channel_id=C0WARMUP&user_id=U0WARMUP&command=%2Fregistry"
          + "&text=help&trigger_id=none";

  private static final String CERTIFICATE_CHECK = "ssl_check=1&token=none";

  void run() {
    try {
      parse(HELP);
      bolt.run(parse(CERTIFICATE_CHECK));
    } catch (Exception failure) {
      throw new IllegalStateException("the warm-up failed", failure);
    }
    new CommandParser(usages).parse("help");
    renderer.help(TypedCommand.COMMAND, usages, null).ephemeral();
  }

  private Request<?> parse(String body) {
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
