package dev.lighterman.slack;

import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.settings.SlackSettings.Entrance;
import dev.lighterman.slack.message.Postings;
import dev.lighterman.slack.message.Presence;
import dev.lighterman.slack.socket.Invitations;
import dev.lighterman.slack.workspace.Identity;
import dev.lighterman.slack.workspace.Roster;
import dev.lighterman.slack.workspace.SharedChannels;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.Secret;
import dev.lighterman.workflow.Members;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The bot's workspace as the bot reaches it: who is there, and what it says there. */
public final class SlackWorkspace implements AutoCloseable {
  private final SlackSettings settings;
  private final WebApi api;
  private final Identity identity;
  private final Roster roster;
  private final Postings postings;
  private final Presence presence;
  private final SharedChannels sharedChannels;

  private SlackWorkspace(
      SlackSettings settings, Supplier<PolicySettings> policy, InstantSource clock) {
    this.settings = settings;
    this.api = new WebApi(settings);
    this.identity = new Identity(api);
    this.roster = new Roster(api, identity, policy, clock);
    this.postings = new Postings(api);
    this.presence = new Presence(postings, identity);
    this.sharedChannels = new SharedChannels(api, clock);
  }

  /** Begins to find out who the bot is; Slack need not be reachable yet. */
  public static SlackWorkspace connect(
      SlackSettings settings, Supplier<PolicySettings> policy, InstantSource clock) {
    SlackWorkspace workspace = new SlackWorkspace(settings, policy, clock);
    workspace.identity.begin();
    return workspace;
  }

  public Members members() {
    return roster;
  }

  /** People as they were not long ago, which is enough to show them what they may see. */
  public Members askers() {
    return roster::asker;
  }

  /** What {@code check} asks of it. */
  public Review review() {
    return new Review(this);
  }

  /** For connections, where that is how deliveries come in. */
  Optional<Invitations> invitations() {
    return settings.entrance() instanceof Entrance.Sockets(Secret appToken)
        ? Optional.of(new Invitations(api, appToken))
        : Optional.empty();
  }

  SlackSettings settings() {
    return settings;
  }

  WebApi api() {
    return api;
  }

  Identity identity() {
    return identity;
  }

  public Roster roster() {
    return roster;
  }

  Postings postings() {
    return postings;
  }

  public Presence presence() {
    return presence;
  }

  public SharedChannels sharedChannels() {
    return sharedChannels;
  }

  @Override
  public void close() {
    identity.close();
    api.close();
  }
}
