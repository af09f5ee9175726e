package dev.lighterman.slack.message;

import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.approval.PolicyRequest;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.slack.workspace.BotIdentity;
import dev.lighterman.slack.workspace.ChannelMembers;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.slack.workspace.UserDirectory;
import dev.lighterman.value.Channel;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import dev.lighterman.value.UserGroup;
import dev.lighterman.workflow.PolicyRequests;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds requests that nobody who may approve them can see, since none of them is in the channel.
 */
final class ApproversInChannel {
  private static final Logger log = LoggerFactory.getLogger(ApproversInChannel.class);

  /** How often to look whether somebody who may approve has joined the channel. */
  private static final Duration PAUSE_UNTIL_SEEN = Duration.ofMinutes(1);

  private static final Duration PAUSE_UNTIL_TOLD = Duration.ofSeconds(5);

  private final UserDirectory users;
  private final ChannelMembers members;
  private final BotIdentity identity;
  private final Supplier<PolicyEvaluator> evaluator;
  private final Supplier<PolicySettings> policy;

  ApproversInChannel(
      UserDirectory users,
      ChannelMembers members,
      BotIdentity identity,
      Supplier<PolicyEvaluator> evaluator,
      Supplier<PolicySettings> policy) {
    this.users = users;
    this.members = members;
    this.identity = identity;
    this.evaluator = evaluator;
    this.policy = policy;
  }

  /**
   * Whether somebody sees a request who may approve it.
   *
   * @param warning what to do if nobody does; empty if somebody does, or if Slack does not tell
   * @param again after how long to look again; zero for not at all
   */
  record Look(Optional<Sentence> warning, Duration again) {
    private static Look seen() {
      return new Look(Optional.empty(), Duration.ZERO);
    }
  }

  Look look(Request request) {
    if (!(request.state() instanceof Undecided)) {
      return Look.seen();
    }
    try {
      Channel channel = request.intent().channel();
      return isSeenIn(channel, request)
          ? Look.seen()
          : new Look(Optional.of(warning(request, channel)), PAUSE_UNTIL_SEEN);
    } catch (TryLater later) {
      log.atInfo().setCause(later).log("can't tell yet who is in the channel");
      return new Look(Optional.empty(), later.afterAtLeast(PAUSE_UNTIL_TOLD));
    } catch (OperatorMustAct | SlackApiError unknown) {
      log.atInfo()
          .addKeyValue("request", request.number())
          .setCause(unknown)
          .log("can't tell who is in the channel");
      return Look.seen();
    }
  }

  private Sentence warning(Request request, Channel channel) {
    return Sentence.of("slack.unseen", "request", request.number().toString())
        .with("channel", channel)
        .with("by", approvers(request))
        .with("elsewhere", elsewhere(request));
  }

  /**
   * Whether somebody in the channel may approve, which the request's own channel decides; who asked
   * for it or owned it never may.
   */
  private boolean isSeenIn(Channel channel, Request request) {
    List<Object> approvers = approvers(request);
    Set<String> present = members.of(channel);
    Predicate<Person> mayApprove =
        person -> present.contains(person.id()) && !request.isOwn(person);
    return approvers.isEmpty()
        || approvers.stream()
            .anyMatch(each ->
                switch (each) {
                  case Person person -> mayApprove.test(person);
                  case UserGroup group ->
                      users.members(group).stream()
                          .flatMap(id -> Person.of(id).stream())
                          .anyMatch(mayApprove);
                  default -> true; // Any member of the workspace.
                });
  }

  private List<Object> approvers(Request request) {
    return evaluator.get().approvalRequirement(PolicyRequests.of(request)).by();
  }

  /** The first other channel where the owner, the bot and somebody who may approve are. */
  private List<Channel> elsewhere(Request request) {
    PolicyRequest policyRequest = PolicyRequests.of(request);
    return policy.get().channels().stream()
        .filter(listed -> !listed.id().equals(request.intent().channel()))
        .filter(listed -> listed.admits(policyRequest.site(), policyRequest.labels()))
        .map(ListedChannel::id)
        .filter(channel -> isHelpful(channel, request))
        .limit(1)
        .toList();
  }

  private boolean isHelpful(Channel channel, Request request) {
    try {
      Set<String> present = members.of(channel);
      return present.contains(request.owner().id())
          && present.contains(identity.get().bot().id())
          && isSpokenOfIn(channel, request)
          && isSeenIn(channel, request);
    } catch (SlackApiError notVisible) {
      return false;
    }
  }

  /** Whether there is a rule for such requests in the channel. */
  private boolean isSpokenOfIn(Channel channel, Request request) {
    PolicyRequest there = PolicyRequests.of(request).in(channel);
    return !evaluator.get().approvalRequirement(there).rule().isEmpty();
  }
}
