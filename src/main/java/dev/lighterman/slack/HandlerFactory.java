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
  /** More than wait for an answer at a time. */
  private static final int LISTENERS = 10_000;

  private final SlackWorkspace workspace;
  private final Backend business;
  private final RendererFactory speech;
  private final DeferredReplies replies;
  private final InstantSource clock;
  private final LocalizedRenderers voices;
  private final PendingReplies listeners = new PendingReplies(LISTENERS);

  HandlerFactory(
      SlackWorkspace workspace,
      Backend business,
      RendererFactory speech,
      DeferredReplies replies,
      InstantSource clock) {
    this.workspace = workspace;
    this.business = business;
    this.speech = speech;
    this.replies = replies;
    this.clock = clock;
    this.voices = new LocalizedRenderers(speech, workspace.roster());
  }

  BoltRoutes routes() {
    OperationCatalogue catalogue = business.catalogue();
    InboundServices conversations = conversations();
    ChangeRequests asks = conversations.asks();
    ModalClient modals = new ModalClient(workspace.api());
    OperationForms forms = new OperationForms(modals, catalogue, asks, replies, voices);
    ReasonModal whyForm = new ReasonModal(modals, conversations.decisions(), replies, voices);
    SlashCommands commands = new SlashCommands(catalogue, conversations, forms, replies, voices);
    ReplyTargets ears = new ReplyTargets(workspace.settings().apiUrl());
    return new BoltRoutes(
        commands,
        new BlockActions(commands, conversations, whyForm, replies, ears),
        forms,
        new ViewSubmissions(catalogue, asks, replies, voices),
        whyForm,
        ears);
  }

  /** Carries out what the routes take down. */
  Task task() {
    return new Task(
        RequestInbox.DECIDE,
        new ApplyDecision(
            business.store().wishes(), workspace, business.desk(), listeners, replies, clock));
  }

  private InboundServices conversations() {
    UserDirectory roster = workspace.roster();
    return new InboundServices(
        new VisibleCommands(business.catalogue(), roster, speech.whoMay()),
        new QueryHandler(roster, speech.whoMay()),
        new ChangeRequests(workspace, speech.whoMay(), voices, business.desk()),
        new DecisionRecorder(business.store().requests(), business.desk(), listeners, clock),
        new RequestViewer(
            business.store(), business.catalogue(), roster, speech.whoMay(), voices, clock));
  }
}
