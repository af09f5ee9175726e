package dev.lighterman.slack;

import dev.lighterman.catalogue.Catalogue;
import dev.lighterman.durable.Task;
import dev.lighterman.slack.SlackEdge.Business;
import dev.lighterman.slack.inbound.Asks;
import dev.lighterman.slack.inbound.Clicks;
import dev.lighterman.slack.inbound.Commands;
import dev.lighterman.slack.inbound.Conversations;
import dev.lighterman.slack.inbound.Decide;
import dev.lighterman.slack.inbound.Decisions;
import dev.lighterman.slack.inbound.Forms;
import dev.lighterman.slack.inbound.Handbook;
import dev.lighterman.slack.inbound.Listeners;
import dev.lighterman.slack.inbound.Modals;
import dev.lighterman.slack.inbound.Questions;
import dev.lighterman.slack.inbound.Replies;
import dev.lighterman.slack.inbound.RequestViews;
import dev.lighterman.slack.inbound.Routes;
import dev.lighterman.slack.inbound.Submissions;
import dev.lighterman.slack.inbound.WhyForm;
import dev.lighterman.slack.message.Ears;
import dev.lighterman.slack.message.Speech;
import dev.lighterman.slack.message.Voices;
import dev.lighterman.slack.workspace.Roster;
import dev.lighterman.workflow.Desk;
import java.time.InstantSource;

/** Puts together those who answer deliveries. */
final class Wiring {
  /** More than wait for an answer at a time. */
  private static final int LISTENERS = 10_000;

  private final SlackWorkspace workspace;
  private final Business business;
  private final Speech speech;
  private final Replies replies;
  private final InstantSource clock;
  private final Voices voices;
  private final Listeners listeners = new Listeners(LISTENERS);

  Wiring(
      SlackWorkspace workspace,
      Business business,
      Speech speech,
      Replies replies,
      InstantSource clock) {
    this.workspace = workspace;
    this.business = business;
    this.speech = speech;
    this.replies = replies;
    this.clock = clock;
    this.voices = new Voices(speech, workspace.roster());
  }

  Routes routes() {
    Catalogue catalogue = business.catalogue();
    Conversations conversations = conversations();
    Asks asks = conversations.asks();
    Modals modals = new Modals(workspace.api());
    Forms forms = new Forms(modals, catalogue, asks, replies, voices);
    WhyForm whyForm = new WhyForm(modals, conversations.decisions(), replies, voices);
    Commands commands = new Commands(catalogue, conversations, forms, replies, voices);
    Ears ears = new Ears(workspace.settings().apiUrl());
    return new Routes(
        commands,
        new Clicks(commands, conversations, whyForm, replies, ears),
        forms,
        new Submissions(catalogue, asks, replies, voices),
        whyForm,
        ears);
  }

  /** Carries out what the routes take down. */
  Task task() {
    return new Task(
        Desk.DECIDE,
        new Decide(
            business.store().wishes(), workspace, business.desk(), listeners, replies, clock));
  }

  private Conversations conversations() {
    Roster roster = workspace.roster();
    return new Conversations(
        new Handbook(business.catalogue(), roster, speech.whoMay()),
        new Questions(roster, speech.whoMay()),
        new Asks(workspace, speech.whoMay(), voices, business.desk()),
        new Decisions(business.store().requests(), business.desk(), listeners, clock),
        new RequestViews(
            business.store(), business.catalogue(), roster, speech.whoMay(), voices, clock));
  }
}
