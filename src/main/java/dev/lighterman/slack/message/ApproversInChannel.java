package dev.lighterman.slack.message;

import dev.lighterman.approval.ApprovalRequirement;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds requests that too few can see who may approve them, since they are not in the channel. */
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
   * Whether enough see a request who may approve it.
   *
   * @param warning what to do if too few do; empty if enough do, or if Slack does not tell
   * @param again after how long to look again; zero for not at all
   */
  record Look(Optional<Sentence> warning, Duration again) {
    private static Look seen() {
      return new Look(Optional.empty(), Duration.ZERO);
    }
  }

  /**
   * Looks who is in the request's channel.
   *
   * @param voted who has approved its plan already
   */
  Look look(Request request, Set<Person> voted) {
    if (!(request.state() instanceof Undecided)) {
      return Look.seen();
    }
    try {
      Channel channel = request.intent().channel();
      return isSeenIn(channel, request, voted)
          ? Look.seen()
          : new Look(Optional.of(warning(request, channel, voted)), PAUSE_UNTIL_SEEN);
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

  private Sentence warning(Request request, Channel channel, Set<Person> voted) {
    ApprovalRequirement requirement = requirement(request);
    return Sentence.of("slack.unseen", "request", request.number().toString())
        .with("count", requirement.count())
        .with("present", approversIn(channel, request).size())
        .with("channel", channel)
        .with("by", requirement.by())
        .with("elsewhere", elsewhere(request, voted));
  }

  private boolean isSeenIn(Channel channel, Request request, Set<Person> voted) {
    ApprovalRequirement requirement = requirement(request);
    return requirement.by().isEmpty()
        || Stream.concat(voted.stream(), approversIn(channel, request).stream()).distinct().count()
            >= requirement.count();
  }

  /**
   * Who in the channel may approve, which the request's own channel decides; who asked for it or
   * owned it never may.
   */
  private Set<Person> approversIn(Channel channel, Request request) {
    Set<String> present = members.of(channel);
    return requirement(request).by().stream()
        .flatMap(each ->
            switch (each) {
              case Person person -> Stream.of(person.id());
              case UserGroup group -> users.members(group).stream();
              // Any member of the workspace.
              default -> present.stream().filter(id -> !id.equals(identity.get().bot().id()));
            })
        .filter(present::contains)
        .flatMap(id -> Person.of(id).stream())
        .filter(person -> !request.isOwn(person))
        .collect(Collectors.toSet());
  }

  private ApprovalRequirement requirement(Request request) {
    return evaluator.get().approvalRequirement(PolicyRequests.of(request));
  }

  /** The first other channel where the owner, the bot and enough who may approve are. */
  private List<Channel> elsewhere(Request request, Set<Person> voted) {
    PolicyRequest policyRequest = PolicyRequests.of(request);
    return policy.get().channels().stream()
        .filter(listed -> !listed.id().equals(request.intent().channel()))
        .filter(listed -> listed.admits(policyRequest.site(), policyRequest.labels()))
        .map(ListedChannel::id)
        .filter(channel -> isHelpful(channel, request, voted))
        .limit(1)
        .toList();
  }

  private boolean isHelpful(Channel channel, Request request, Set<Person> voted) {
    try {
      Set<String> present = members.of(channel);
      return present.contains(request.owner().id())
          && present.contains(identity.get().bot().id())
          && isSpokenOfIn(channel, request)
          && isSeenIn(channel, request, voted);
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
