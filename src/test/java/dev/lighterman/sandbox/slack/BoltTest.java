package dev.lighterman.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.jakarta_servlet.SlackAppServlet;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.lighterman.sandbox.http.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app that is written with Bolt, Slack's framework, works with the sandbox. */
class BoltTest {
  private static final String FORM =
      """
      {"type":"modal","callback_id":"ask",
       "title":{"type":"plain_text","text":"Ask"},"submit":{"type":"plain_text","text":"Send"},
       "blocks":[{"type":"input","block_id":"words","label":{"type":"plain_text","text":"Words"},
        "element":{"type":"plain_text_input","action_id":"v"}}]}
      """;

  private final SlackServerFixture fixture = new SlackServerFixture();
  private final Server server = new Server(0);

  @BeforeEach
  void startBolt() throws Exception {
    SlackConfig slack = new SlackConfig();
    slack.setMethodsEndpointUrlPrefix(fixture.slack.apiUrl().toString());
    slack.setStatsEnabled(false);
    App app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(slack))
                .signingSecret(fixture.slack.app().signingSecret())
                .singleTeamBotToken(fixture.slack.app().token())
                .build());
    listeners(app);
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new SlackAppServlet(app)), "/slack/events");
    server.setHandler(context);
    server.start();
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    fixture.slack.setRequestUrl(URI.create("http://127.0.0.1:" + port + "/slack/events"));
  }

  private static void listeners(App app) {
    app.command(
        "/registry",
        (request, context) -> {
          View view = GsonFactory.createSnakeCase().fromJson(FORM, View.class);
          var opened =
              context.client().viewsOpen(v -> v.triggerId(context.getTriggerId()).view(view));
          return context.ack(opened.isOk() ? "Opened." : opened.getError());
        });
    app.viewSubmission(
        "ask",
        (request, context) -> {
          var values = request.getPayload().getView().getState().getValues();
          String text =
              values.getOrDefault("words", Map.of()).values().iterator().next().getValue();
          context
              .client()
              .chatPostMessage(c ->
                  c.channel(SlackServerFixture.EDGE_OPS)
                      .text(text)
                      .blocksAsString(
                          """
                          [{"type":"actions","elements":[{"type":"button","action_id":"ok",
                           "value":"1","text":{"type":"plain_text","text":"OK"}}]}]
                          """));
          return context.ack();
        });
    app.blockAction(
        "ok",
        (request, context) -> {
          context.respond(
              r -> r.replaceOriginal(true).text("Clicked by " + context.getRequestUserId()));
          return context.ack();
        });
    app.event(AppHomeOpenedEvent.class, (event, context) -> context.ack());
  }

  @AfterEach
  void close() throws Exception {
    server.stop();
    fixture.close();
  }

  @Test
  void aCommandAFormAndAButtonWork() throws Exception {
    assertEquals(
        200,
        fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "ask").status());
    assertEquals(
        List.of("Opened."),
        fixture.messagesSeenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));

    String view = fixture.slack.state().at("/views/0/id").asText();
    JsonNode values = Json.read("{\"words\":\"Déjà vu — \\\"ok\\\"\"}");
    assertTrue(fixture.slack.submitView(SlackServerFixture.AMINA, view, values).acknowledged());
    assertEquals(
        List.of("Déjà vu — \"ok\""),
        fixture.messagesSeenBy(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS));

    String ts = fixture.slack.state().at("/messages/1/ts").asText();
    assertTrue(
        fixture
            .click(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS, ts, "ok")
            .acknowledged());
    assertEquals(
        List.of("Clicked by U02APPROVER"),
        fixture.messagesSeenBy(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void eventsAreAcknowledged() throws Exception {
    assertTrue(fixture.slack.openHome(SlackServerFixture.AMINA).acknowledged());
    assertTrue(fixture.slack.verifyRequestUrl().acknowledged());
  }
}
