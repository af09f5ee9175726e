package dev.lighterman.slack.inbound;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision.Allowed;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.approval.PolicyRequest;
import dev.lighterman.catalogue.OperationCatalogue;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.DecisionCommand;
import dev.lighterman.operation.Operation;
import dev.lighterman.operation.Query;
import dev.lighterman.slack.workspace.UserDirectory;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Risk;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be asked for, as far as a person may see anything of it where they are. */
public final class VisibleCommands {
  private final OperationCatalogue catalogue;
  private final UserDirectory users;
  private final Supplier<PolicyEvaluator> evaluator;

  public VisibleCommands(
      OperationCatalogue catalogue, UserDirectory users, Supplier<PolicyEvaluator> evaluator) {
    this.catalogue = catalogue;
    this.users = users;
    this.evaluator = evaluator;
  }

  /** Whether {@link #open} need not ask Slack who the person is. */
  boolean knows(Person person) {
    return users.isCached(person);
  }

  /**
   * What the person may see, in the order of help.
   *
   * @throws AskerMustAct where that is nothing, with the reason
   */
  List<Usage> open(Person person, Channel channel) {
    Member reader = users.cachedMember(person);
    PolicyEvaluator policy = evaluator.get();
    List<Usage> seen =
        catalogue.operations().stream()
            .filter(each -> sees(policy, reader, each, channel))
            .map(Operation::usage)
            .toList();
    if (seen.isEmpty()) {
      QueryHandler.allowed(policy.maySee(reader, matter(catalogue.home(), null, channel)));
    }
    return seen;
  }

  /** Deciding is for whoever may see what is decided on. */
  private boolean sees(
      PolicyEvaluator policy, Member reader, Operation operation, Channel channel) {
    return switch (operation) {
      case Query query -> policy.maySee(reader, matter(query, null, channel)) instanceof Allowed;
      case Change change ->
          Stream.of(Risk.values())
              .map(risk -> matter(change, risk, channel))
              .anyMatch(policyRequest -> policy.maySee(reader, policyRequest) instanceof Allowed);
      case DecisionCommand _ ->
          catalogue.operations().stream()
              .filter(Change.class::isInstance)
              .anyMatch(change -> sees(policy, reader, change, channel));
    };
  }

  private static PolicyRequest matter(Operation operation, @Nullable Risk risk, Channel channel) {
    return new PolicyRequest(operation.verb(), "", Map.of(), risk, channel);
  }
}
