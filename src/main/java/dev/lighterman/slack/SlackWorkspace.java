package dev.lighterman.slack;

import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.settings.SlackSettings.Transport;
import dev.lighterman.slack.message.ChannelMembership;
import dev.lighterman.slack.message.ChatClient;
import dev.lighterman.slack.message.SentMessages;
import dev.lighterman.slack.socket.ConnectionUrls;
import dev.lighterman.slack.workspace.BotIdentity;
import dev.lighterman.slack.workspace.ChannelMembers;
import dev.lighterman.slack.workspace.SharedChannels;
import dev.lighterman.slack.workspace.UserDirectory;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.Secret;
import dev.lighterman.workflow.MemberLookup;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The Slack workspace: its Web API, its people and its channels. */
public final class SlackWorkspace implements AutoCloseable {
  private final SlackSettings settings;
  private final MeterRegistry meters;
  private final WebApi api;
  private final BotIdentity identity;
  private final UserDirectory users;
  private final ChatClient chat;
  private final SentMessages sentMessages;
  private final ChannelMembership membership;
  private final SharedChannels sharedChannels;
  private final ChannelMembers channelMembers;

  private SlackWorkspace(
      SlackSettings settings,
      Supplier<PolicySettings> policy,
      InteractionTimeouts timeouts,
      InstantSource clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.meters = meters;
    this.api = new WebApi(settings, timeouts.slackCall(), meters);
    this.identity = new BotIdentity(api);
    this.users = new UserDirectory(api, identity, policy, clock);
    this.chat = new ChatClient(api);
    this.sentMessages = new SentMessages(api, identity);
    this.membership = new ChannelMembership(api, chat, identity);
    this.sharedChannels = new SharedChannels(api, clock);
    this.channelMembers = new ChannelMembers(api, clock);
  }

  /**
   * Starts to ask Slack who the bot is; Slack need not be reachable yet.
   *
   * @param meters count what is received from Slack and what is asked of it
   */
  public static SlackWorkspace connect(
      SlackSettings settings,
      Supplier<PolicySettings> policy,
      InteractionTimeouts timeouts,
      InstantSource clock,
      MeterRegistry meters) {
    SlackWorkspace workspace = new SlackWorkspace(settings, policy, timeouts, clock, meters);
    workspace.identity.start();
    return workspace;
  }

  public MemberLookup memberLookup() {
    return users;
  }

  /** People as they were some minutes ago, which is enough to show them what they may see. */
  public MemberLookup cachedMemberLookup() {
    return users::cachedMember;
  }

  /** For the {@code check} command. */
  public WorkspaceCheck check() {
    return new WorkspaceCheck(this);
  }

  /** The URLs of Socket Mode; empty if Slack sends requests instead. */
  Optional<ConnectionUrls> connectionUrls() {
    return settings.transport() instanceof Transport.Sockets(Secret appToken)
        ? Optional.of(new ConnectionUrls(api, appToken))
        : Optional.empty();
  }

  SlackSettings settings() {
    return settings;
  }

  MeterRegistry meters() {
    return meters;
  }

  WebApi api() {
    return api;
  }

  BotIdentity identity() {
    return identity;
  }

  public UserDirectory users() {
    return users;
  }

  ChatClient chat() {
    return chat;
  }

  SentMessages sentMessages() {
    return sentMessages;
  }

  ChannelMembership membership() {
    return membership;
  }

  SharedChannels sharedChannels() {
    return sharedChannels;
  }

  ChannelMembers channelMembers() {
    return channelMembers;
  }

  @Override
  public void close() {
    identity.close();
    api.close();
  }
}
