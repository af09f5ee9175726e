package dev.lighterman.slack;

import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.durable.Task;
import dev.lighterman.slack.SlackEdge.Backend;
import dev.lighterman.slack.inbound.ApplyDecision;
import dev.lighterman.slack.inbound.BlockActions;
import dev.lighterman.slack.inbound.BoltRoutes;
import dev.lighterman.slack.inbound.ChangeRequests;
import dev.lighterman.slack.inbound.DecisionRecorder;
import dev.lighterman.slack.inbound.DeferredReplies;
import dev.lighterman.slack.inbound.InboundServices;
import dev.lighterman.slack.inbound.ModalClient;
import dev.lighterman.slack.inbound.OperationForms;
import dev.lighterman.slack.inbound.PendingReplies;
import dev.lighterman.slack.inbound.QueryHandler;
import dev.lighterman.slack.inbound.ReasonModal;
import dev.lighterman.slack.inbound.RequestViewer;
import dev.lighterman.slack.inbound.SlashCommands;
import dev.lighterman.slack.inbound.ViewSubmissions;
import dev.lighterman.slack.inbound.VisibleCommands;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.RendererFactory;
import dev.lighterman.slack.message.ReplyTargets;
import dev.lighterman.slack.workspace.UserDirectory;
import dev.lighterman.workflow.RequestInbox;
import java.time.InstantSource;

/** Puts together those who answer deliveries. */
final class HandlerFactory {
  private final SlackWorkspace workspace;
  private final Backend business;
  private final RendererFactory rendererFactory;
  private final DeferredReplies replies;
  private final InstantSource clock;
  private final LocalizedRenderers renderers;
  private final PendingReplies pendingReplies = new PendingReplies();

  HandlerFactory(
      SlackWorkspace workspace,
      Backend business,
      RendererFactory rendererFactory,
      DeferredReplies replies,
      InstantSource clock) {
    this.workspace = workspace;
    this.business = business;
    this.rendererFactory = rendererFactory;
    this.replies = replies;
    this.clock = clock;
    this.renderers = new LocalizedRenderers(rendererFactory, workspace.users());
  }

  BoltRoutes routes() {
    OperationCatalogue catalogue = business.catalogue();
    InboundServices services = services();
    ChangeRequests changeRequests = services.changeRequests();
    ModalClient modals = new ModalClient(workspace.api());
    OperationForms forms =
        new OperationForms(modals, catalogue, changeRequests, replies, renderers);
    ReasonModal reasonModal = new ReasonModal(modals, services.decisions(), replies, renderers);
    SlashCommands commands = new SlashCommands(catalogue, services, forms, replies, renderers);
    ReplyTargets replyTargets = new ReplyTargets(workspace.settings().apiUrl());
    return new BoltRoutes(
        commands,
        new BlockActions(commands, services, reasonModal, replies, replyTargets),
        forms,
        new ViewSubmissions(catalogue, changeRequests, replies, renderers),
        reasonModal,
        replyTargets);
  }

  /** Carries out what the routes take down. */
  Task task() {
    return new Task(
        RequestInbox.DECIDE,
        new ApplyDecision(
            business.store().decisions(),
            workspace.memberLookup(),
            workspace.sharedChannels(),
            business.inbox(),
            pendingReplies,
            replies,
            clock));
  }

  private InboundServices services() {
    UserDirectory users = workspace.users();
    return new InboundServices(
        new VisibleCommands(business.catalogue(), users, rendererFactory.evaluator()),
        new QueryHandler(users, rendererFactory.evaluator()),
        new ChangeRequests(
            users,
            workspace.membership(),
            workspace.sharedChannels(),
            rendererFactory.evaluator(),
            renderers,
            business.inbox()),
        new DecisionRecorder(business.store().requests(), business.inbox(), pendingReplies, clock),
        new RequestViewer(
            business.store(),
            business.catalogue(),
            users,
            rendererFactory.evaluator(),
            renderers,
            clock));
  }
}
