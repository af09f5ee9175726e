package dev.lighterman.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.middleware.Middleware;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.durable.Task;
import dev.lighterman.settings.ServerSettings;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.settings.SlackSettings.Transport;
import dev.lighterman.slack.http.DeliveryDeduplication;
import dev.lighterman.slack.http.DeliveryThreads;
import dev.lighterman.slack.http.HttpServer;
import dev.lighterman.slack.http.SignatureVerifier;
import dev.lighterman.slack.http.SlackEvents;
import dev.lighterman.slack.inbound.AccessControl;
import dev.lighterman.slack.inbound.AdmitRequest;
import dev.lighterman.slack.inbound.ApplyDecision;
import dev.lighterman.slack.inbound.BlockActions;
import dev.lighterman.slack.inbound.BoltRoutes;
import dev.lighterman.slack.inbound.ChangeRequests;
import dev.lighterman.slack.inbound.DecisionRecorder;
import dev.lighterman.slack.inbound.DeferredReplies;
import dev.lighterman.slack.inbound.FormDrafts;
import dev.lighterman.slack.inbound.FreezeOrders;
import dev.lighterman.slack.inbound.HomeTab;
import dev.lighterman.slack.inbound.ModalClient;
import dev.lighterman.slack.inbound.OperationForms;
import dev.lighterman.slack.inbound.PasteModal;
import dev.lighterman.slack.inbound.PendingReplies;
import dev.lighterman.slack.inbound.ReasonModal;
import dev.lighterman.slack.inbound.RequestChoices;
import dev.lighterman.slack.inbound.RequestViewer;
import dev.lighterman.slack.inbound.SlashCommands;
import dev.lighterman.slack.inbound.TypedApprovals;
import dev.lighterman.slack.inbound.TypedReceivers;
import dev.lighterman.slack.inbound.ViewSubmissions;
import dev.lighterman.slack.message.Announcements;
import dev.lighterman.slack.message.CardVisibility;
import dev.lighterman.slack.message.ErrorReporter;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.message.ReplyTargets;
import dev.lighterman.slack.socket.ConnectionTimeouts;
import dev.lighterman.slack.socket.EnvelopeHandler;
import dev.lighterman.slack.socket.SocketModeConnector;
import dev.lighterman.slack.socket.SocketModeSupervisor;
import dev.lighterman.slack.workspace.BotIdentity;
import dev.lighterman.slack.workspace.NamedPeople;
import dev.lighterman.store.Store;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.Language;
import dev.lighterman.value.Secret;
import dev.lighterman.workflow.ChangeFreeze;
import dev.lighterman.workflow.PolicyRequestFilters;
import dev.lighterman.workflow.RequestInbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Receives commands, clicks and forms from Slack, and answers them. */
public final class SlackEdge implements AutoCloseable {
  private final DeferredReplies replies;
  private final List<Task> tasks;
  private final App bolt;
  private final WarmUp warmUp;
  private final HomeTab home;
  private final Optional<SocketModeSupervisor> sockets;
  private final HttpServer httpServer;

  /** The bot behind Slack: what people can ask for, who may, and what carries it out. */
  public record Backend(
      OperationCatalogue catalogue,
      Supplier<PolicyEvaluator> evaluator,
      RequestInbox inbox,
      ChangeFreeze freeze,
      Store store) {}

  /**
   * @param ids makes the ids by which people and the log name an unexpected error, and Slack the
   *     modals that it opens
   */
  public SlackEdge(
      SlackWorkspace workspace,
      ServerSettings server,
      Backend backend,
      LocalizedRenderers renderers,
      InteractionTimeouts timeouts,
      InstantSource clock,
      Supplier<UUID> ids) {
    var errorReporter = new ErrorReporter(() -> ids.get().toString().substring(0, 8));
    replies = new DeferredReplies(errorReporter, workspace.chat(), renderers, workspace.meters());
    var pendingReplies = new PendingReplies();
    var cards = new CardVisibility(backend.store().messages());
    var drafts = new FormDrafts();
    var typedApprovals = new TypedApprovals(backend.store(), cards, renderers, drafts, clock);
    var filters =
        new PolicyRequestFilters(
            backend.store(), backend.evaluator(), workspace.cachedMemberLookup());
    var choices = new RequestChoices(backend.store().requests().listing(), filters);
    var decisions = new DecisionRecorder(typedApprovals, backend.inbox(), pendingReplies, clock);
    var access = new AccessControl(backend.catalogue(), workspace.users(), backend.evaluator());
    var changeRequests =
        new ChangeRequests(
            access,
            workspace.membership(),
            workspace.sharedChannels(),
            renderers,
            backend.inbox(),
            pendingReplies);
    var freezes =
        new FreezeOrders(
            backend.store().freezes(),
            backend.freeze(),
            workspace.memberLookup(),
            workspace.sharedChannels(),
            new Announcements(workspace.chat(), workspace.sentMessages(), clock),
            renderers,
            pendingReplies,
            replies,
            clock);
    tasks =
        List.of(
            new Task(ChangeFreeze.TASK, freezes),
            new Task(
                RequestInbox.ADMIT,
                new AdmitRequest(
                    backend.store().requests(),
                    changeRequests,
                    backend.inbox(),
                    pendingReplies,
                    replies,
                    clock)),
            new Task(
                RequestInbox.DECIDE,
                new ApplyDecision(
                    backend.store().decisions(),
                    typedApprovals,
                    new TypedReceivers(new NamedPeople(workspace.api(), clock)::called),
                    choices,
                    workspace.memberLookup(),
                    workspace.sharedChannels(),
                    backend.inbox(),
                    pendingReplies,
                    replies,
                    renderers,
                    clock)));
    home =
        new HomeTab(
            backend.catalogue().home(),
            access,
            freezes,
            backend.evaluator(),
            backend.store(),
            workspace.chat(),
            renderers,
            errorReporter,
            clock);
    bolt = bolt(workspace);
    routes(
            workspace,
            backend,
            access,
            choices,
            changeRequests,
            decisions,
            freezes,
            home,
            drafts,
            replies,
            renderers,
            timeouts,
            clock,
            ids)
        .on(bolt);
    var answers = new DeliveryDeduplication();
    ReplyRenderer renderer = renderers.in(Language.EN);
    warmUp = new WarmUp(bolt, renderer, backend.catalogue().usages());
    sockets = sockets(workspace, answers, renderer);
    httpServer = new HttpServer(server, this::reachable, events(workspace, answers));
  }

  private static BoltRoutes routes(
      SlackWorkspace workspace,
      Backend backend,
      AccessControl access,
      RequestChoices choices,
      ChangeRequests changeRequests,
      DecisionRecorder decisions,
      FreezeOrders freezes,
      HomeTab home,
      FormDrafts drafts,
      DeferredReplies replies,
      LocalizedRenderers renderers,
      InteractionTimeouts timeouts,
      InstantSource clock,
      Supplier<UUID> ids) {
    OperationCatalogue catalogue = backend.catalogue();
    var requests =
        new RequestViewer(
            backend.store(), backend.inbox(), catalogue, access, choices, renderers, clock);
    var modals = new ModalClient(workspace.api(), ids);
    var forms =
        new OperationForms(
            modals, catalogue, changeRequests, drafts, replies, renderers, timeouts.suggestions());
    var reasonModal = new ReasonModal(modals, decisions, drafts, replies, renderers);
    var pasteModal = new PasteModal(modals, drafts, replies, renderers);
    var commands =
        new SlashCommands(
            catalogue,
            access,
            changeRequests,
            decisions,
            freezes,
            requests,
            choices,
            forms,
            pasteModal,
            replies,
            renderers);
    var replyTargets = new ReplyTargets(workspace.settings().apiUrl());
    return new BoltRoutes(
        commands,
        new BlockActions(
            commands, decisions, requests, forms, home, reasonModal, replies, replyTargets),
        forms,
        new ViewSubmissions(catalogue, changeRequests, drafts, replies, renderers, timeouts, clock),
        reasonModal,
        pasteModal,
        home,
        replyTargets);
  }

  private Optional<SocketModeSupervisor> sockets(
      SlackWorkspace workspace, DeliveryDeduplication answers, ReplyRenderer renderer) {
    return workspace
        .connectionUrls()
        .map(connectionUrls ->
            new SocketModeSupervisor(
                SocketModeConnector.create(connectionUrls, ConnectionTimeouts.DEFAULT),
                new EnvelopeHandler(answers, bolt, workspace.meters()),
                new DeliveryThreads(),
                renderer,
                InstantSource.system()));
  }

  private Optional<SlackEvents> events(SlackWorkspace workspace, DeliveryDeduplication answers) {
    return switch (workspace.settings().transport()) {
      // Slack's signatures carry the real time, whatever clock the bot is given.
      case Transport.Requests(Secret secret) ->
          Optional.of(
              new SlackEvents(
                  new SignatureVerifier(secret, InstantSource.system()),
                  answers,
                  bolt,
                  workspace.meters()));
      case Transport.Sockets _ -> Optional.empty();
    };
  }

  private static App bolt(SlackWorkspace workspace) {
    SlackSettings settings = workspace.settings();
    AppConfig config =
        AppConfig.builder()
            .slack(workspace.api().interactiveClient())
            .singleTeamBotToken(settings.botToken().reveal())
            .allEventsApiAutoAckEnabled(true)
            .build();
    return new App(config, List.of(authorization(settings.botToken(), workspace.identity())));
  }

  /**
   * Gives Bolt's handlers what its own middleware would ask Slack for before each delivery, and
   * refuses what is for others.
   */
  private static Middleware authorization(Secret botToken, BotIdentity identity) {
    return (request, response, chain) -> {
      Context context = request.getContext();
      context.setBotToken(botToken.reveal());
      BotIdentity.Known known = identity.known();
      if (known != null) {
        if (!DeliveryOrigin.of(request).isFor(known)) {
          return DeliveryOrigin.refused(request);
        }
        context.setBotUserId(known.bot().id());
      }
      return chain.next(request);
    };
  }

  /** The tasks that carry on with what was acknowledged, also after a crash. */
  public List<Task> tasks() {
    return tasks;
  }

  /** Starts to receive deliveries, once the first one can be answered in time. */
  public void start() {
    warmUp.run();
    home.start();
    httpServer.open();
    sockets.ifPresent(SocketModeSupervisor::open);
  }

  /** Whether Slack's deliveries can reach the bot. */
  public boolean reachable() {
    return sockets.map(SocketModeSupervisor::reachable).orElse(true);
  }

  /** The port of the HTTP server, once started. */
  public int port() {
    return httpServer.port();
  }

  /** Whether Slack delivers by Socket Mode, and not to the HTTP server. */
  public boolean usesSocketMode() {
    return sockets.isPresent();
  }

  @Override
  public void close() {
    sockets.ifPresent(SocketModeSupervisor::close);
    httpServer.close();
    home.close();
    replies.close();
  }
}
