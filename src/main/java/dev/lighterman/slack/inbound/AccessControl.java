package dev.lighterman.slack.inbound;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.approval.PolicyRequest;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.DecisionCommand;
import dev.lighterman.operation.FreezeCommand;
import dev.lighterman.operation.Operation;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.slack.workspace.UserDirectory;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Risk;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks by the policy what a person may see and ask for. A check that fails throws an {@link
 * AskerMustAct} with the reason.
 */
public final class AccessControl {
  private final OperationCatalogue catalogue;
  private final UserDirectory users;
  private final Supplier<PolicyEvaluator> evaluator;

  public AccessControl(
      OperationCatalogue catalogue, UserDirectory users, Supplier<PolicyEvaluator> evaluator) {
    this.catalogue = catalogue;
    this.users = users;
    this.evaluator = evaluator;
  }

  /** Whether no check needs to ask Slack who the person is. */
  boolean isCached(Person person) {
    return users.isCached(person);
  }

  /** Whether the asker may see answers to this; which site it is about is not known yet. */
  void checkMaySee(Intent intent) {
    require(
        intent.asker(),
        evaluator
            .get()
            .maySee(
                users.cachedMember(intent.asker()),
                anySite(intent.operation(), null, intent.channel())));
  }

  /** The person as they were some minutes ago at most, which is enough to see but not to decide. */
  Member member(Person person) {
    return users.cachedMember(person);
  }

  /** Whether the asker may ask for this at any site; which one is not known yet. */
  void checkMayAsk(Intent intent) {
    require(
        intent.asker(),
        evaluator
            .get()
            .mayAskAnywhere(
                users.cachedMember(intent.asker()),
                anySite(intent.operation(), null, intent.channel())));
  }

  /** Whoever is refused by what may have changed meanwhile is told how old it is. */
  private void require(Person person, PolicyDecision decision) {
    switch (decision) {
      case PolicyDecision.Allowed _ -> {}
      case PolicyDecision.Denied(var why) ->
          throw new AskerMustAct(
              users
                  .outdatedSince(person)
                  .map(at -> Sentence.of("slack.as-known", "why", why).with("at", at))
                  .orElse(why));
    }
  }

  /**
   * The commands of which a person may see anything in a channel, in the order of help.
   *
   * @throws AskerMustAct if there are none, with the reason
   */
  List<Usage> visibleCommands(Person person, Channel channel) {
    Member member = users.cachedMember(person);
    PolicyEvaluator policy = evaluator.get();
    List<Usage> visible =
        catalogue.usages().stream()
            .filter(usage -> isVisible(policy, member, usage, channel))
            .toList();
    if (visible.isEmpty()) {
      require(person, policy.maySee(member, anySite(catalogue.home().verb(), null, channel)));
    }
    return visible;
  }

  /** Those of some commands that a person may use: what only shows something, they may see. */
  List<Usage> usable(List<Usage> visible, Person person, Channel channel) {
    Member member = users.cachedMember(person);
    PolicyEvaluator policy = evaluator.get();
    return visible.stream().filter(usage -> isUsable(policy, member, usage, channel)).toList();
  }

  /** Decisions are for those who may ask for or approve any change: which request is not known. */
  private boolean isUsable(PolicyEvaluator policy, Member member, Usage usage, Channel channel) {
    return switch (operation(usage)) {
      case Query _ -> true;
      case Change _, FreezeCommand _ ->
          policy.mayAskAnywhere(member, anySite(usage.verb(), null, channel))
              instanceof PolicyDecision.Allowed;
      case DecisionCommand _ ->
          catalogue.usages().stream()
              .filter(other -> operation(other) instanceof Change)
              .anyMatch(change ->
                  isUsable(policy, member, change, channel)
                      || policy.mayApproveAnywhere(member, anySite(change.verb(), null, channel)));
    };
  }

  /** Decisions are visible to those who may see a change that can be decided on. */
  private boolean isVisible(PolicyEvaluator policy, Member member, Usage usage, Channel channel) {
    return switch (operation(usage)) {
      case Query _, FreezeCommand _ ->
          policy.maySee(member, anySite(usage.verb(), null, channel))
              instanceof PolicyDecision.Allowed;
      case Change _ ->
          Stream.of(Risk.values())
              .map(risk -> policy.maySee(member, anySite(usage.verb(), risk, channel)))
              .anyMatch(PolicyDecision.Allowed.class::isInstance);
      case DecisionCommand _ ->
          catalogue.usages().stream()
              .filter(other -> operation(other) instanceof Change)
              .anyMatch(change -> isVisible(policy, member, change, channel));
    };
  }

  private Operation operation(Usage usage) {
    return catalogue.named(usage.verb()).orElseThrow();
  }

  private static PolicyRequest anySite(String verb, @Nullable Risk risk, Channel channel) {
    return new PolicyRequest(verb, "", Map.of(), risk, channel);
  }
}
