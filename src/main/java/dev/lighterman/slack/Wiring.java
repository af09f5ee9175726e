package dev.lighterman.slack;

import dev.lighterman.operation.Catalogue;
import dev.lighterman.slack.SlackEdge.Business;
import java.time.InstantSource;

/** Puts together those who answer deliveries. */
final class Wiring {
  private final SlackWorkspace workspace;
  private final Business business;
  private final Speech speech;
  private final Replies replies;
  private final InstantSource clock;
  private final Voice voice;

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
    this.voice = speech.voice();
  }

  Routes routes() {
    Catalogue catalogue = business.catalogue();
    Conversations conversations = conversations();
    Asks asks = conversations.asks();
    Modals modals = new Modals(workspace.api());
    Forms forms = new Forms(modals, catalogue, asks, replies, voice);
    RejectForm rejectForm = new RejectForm(modals, conversations.decisions(), replies, voice);
    Commands commands = new Commands(catalogue, conversations, forms, replies, voice);
    Ears ears = new Ears(workspace.settings().apiUrl());
    return new Routes(
        commands,
        new Clicks(commands, conversations, rejectForm, replies, voice, ears),
        forms,
        new Submissions(catalogue, asks, replies, voice),
        rejectForm,
        ears);
  }

  private Conversations conversations() {
    Roster roster = workspace.roster();
    return new Conversations(
        new Questions(roster, speech.whoMay(), clock),
        new Asks(workspace, speech.whoMay(), voice, business.desk()),
        new Decisions(roster, business.store().requests(), business.desk()),
        new RequestViews(business.store(), business.catalogue(), roster, speech, clock));
  }
}
