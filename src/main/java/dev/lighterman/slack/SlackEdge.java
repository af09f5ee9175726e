package dev.lighterman.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.durable.Task;
import dev.lighterman.settings.ServerSettings;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.settings.SlackSettings.Transport;
import dev.lighterman.slack.http.BotAuthorization;
import dev.lighterman.slack.http.DeliveryDeduplication;
import dev.lighterman.slack.http.HealthServlet;
import dev.lighterman.slack.http.HttpServer;
import dev.lighterman.slack.http.SignatureVerifier;
import dev.lighterman.slack.http.SlackEventsServlet;
import dev.lighterman.slack.inbound.DeferredReplies;
import dev.lighterman.slack.message.ErrorReporter;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.RendererFactory;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.socket.ConnectionTimeouts;
import dev.lighterman.slack.socket.EnvelopeHandler;
import dev.lighterman.slack.socket.SocketModeConnector;
import dev.lighterman.slack.socket.SocketModeSupervisor;
import dev.lighterman.store.Store;
import dev.lighterman.value.Language;
import dev.lighterman.value.Secret;
import dev.lighterman.workflow.RequestInbox;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Listens to Slack: commands, buttons and forms come in here, and are answered. */
public final class SlackEdge implements AutoCloseable {
  private static final String EVENTS = "/slack/events";
  private static final String HEALTH = "/healthz";

  private final DeferredReplies replies;
  private final Task task;
  private final App bolt;
  private final WarmUp warmUp;
  private final Optional<SocketModeSupervisor> sockets;
  private final HttpServer httpServer;

  /** What people can ask for, and who carries it out. */
  public record Backend(OperationCatalogue catalogue, RequestInbox inbox, Store store) {}

  /**
   * @param ids names for our own faults, the beginning of one for each
   */
  public SlackEdge(
      SlackWorkspace workspace,
      ServerSettings server,
      Backend business,
      RendererFactory rendererFactory,
      InstantSource clock,
      Supplier<UUID> ids) {
    ErrorReporter errorReporter = new ErrorReporter(() -> ids.get().toString().substring(0, 8));
    replies =
        new DeferredReplies(
            errorReporter,
            workspace.chat(),
            new LocalizedRenderers(rendererFactory, workspace.users()));
    bolt = bolt(workspace);
    HandlerFactory handlers =
        new HandlerFactory(workspace, business, rendererFactory, replies, clock);
    handlers.routes().on(bolt);
    task = handlers.task();
    DeliveryDeduplication answers = new DeliveryDeduplication();
    ReplyRenderer renderer = rendererFactory.voice(Language.EN);
    warmUp = new WarmUp(bolt, renderer, business.catalogue().usages());
    sockets = sockets(workspace, answers, renderer);
    httpServer = new HttpServer(server, paths(workspace.settings().transport(), answers));
  }

  private Optional<SocketModeSupervisor> sockets(
      SlackWorkspace workspace, DeliveryDeduplication answers, ReplyRenderer renderer) {
    return workspace
        .connectionUrls()
        .map(connectionUrls ->
            new SocketModeSupervisor(
                SocketModeConnector.by(connectionUrls, ConnectionTimeouts.USUAL),
                new EnvelopeHandler(answers, bolt),
                renderer,
                InstantSource.system()));
  }

  private Map<String, HttpServlet> paths(Transport entrance, DeliveryDeduplication answers) {
    HealthServlet health =
        new HealthServlet(() -> sockets.map(SocketModeSupervisor::reachable).orElse(true));
    return switch (entrance) {
      // Slack signs in real time, whatever time the bot is told to live in.
      case Transport.Requests(Secret secret) ->
          Map.of(
              HEALTH,
              health,
              EVENTS,
              new SlackEventsServlet(
                  new SignatureVerifier(secret, InstantSource.system()), answers, bolt));
      case Transport.Sockets _ -> Map.of(HEALTH, health);
    };
  }

  private static App bolt(SlackWorkspace workspace) {
    SlackSettings settings = workspace.settings();
    AppConfig config =
        AppConfig.builder()
            .slack(workspace.api().slack())
            .singleTeamBotToken(settings.botToken().reveal())
            .allEventsApiAutoAckEnabled(true)
            .build();
    return new App(
        config, List.of(new BotAuthorization(settings.botToken(), workspace.identity())));
  }

  /** Carries out what people decided, whatever dies after they were acknowledged. */
  public Task task() {
    return task;
  }

  /** Lets in what people do, as soon as whoever comes is answered in time. */
  public void start() {
    warmUp.run();
    httpServer.open();
    sockets.ifPresent(SocketModeSupervisor::open);
  }

  /** Where it listens, once started. */
  public int port() {
    return httpServer.port();
  }

  /** Whether Slack's deliveries come by Socket Mode, and not there. */
  public boolean connects() {
    return sockets.isPresent();
  }

  @Override
  public void close() {
    sockets.ifPresent(SocketModeSupervisor::close);
    httpServer.close();
    replies.close();
  }
}
