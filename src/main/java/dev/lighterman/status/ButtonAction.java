package dev.lighterman.status;

import dev.lighterman.request.Decision;
import java.util.List;
import java.util.Optional;

/** What a button does when it is clicked. */
public sealed interface ButtonAction {
  ButtonAction APPROVE = new Decide(Decision.APPROVE, "approve");
  ButtonAction APPROVE_WHY = new Explain(Decision.APPROVE, "approve-why");
  ButtonAction REJECT = new Explain(Decision.REJECT, "reject");
  ButtonAction WITHDRAW_ASKING = new Explain(Decision.CANCEL, "withdraw-asking");

  /** In messages of earlier versions. */
  ButtonAction WITHDRAW = new Decide(Decision.CANCEL, "withdraw");

  ButtonAction STOP = new Decide(Decision.CANCEL, "stop");
  ButtonAction CONTINUE = new Decide(Decision.CONTINUE, "continue");
  ButtonAction CONTINUE_WITH = new Decide(Decision.CONTINUE_WITH, "continue-with");
  ButtonAction UNDO = new Decide(Decision.UNDO, "undo");
  ButtonAction LEAVE_ASKING = new Explain(Decision.LEAVE, "leave-asking");

  /** In messages of earlier versions. */
  ButtonAction LEAVE = new Decide(Decision.LEAVE, "leave");

  ButtonAction EDIT = new EditRequest();
  ButtonAction PLAN = new ShowPlan();
  ButtonAction AZ = new ShowCommands();
  ButtonAction SAY = new RunWords();
  ButtonAction FORM = new OpenForm();

  /** The action of this name; empty for an outdated message with an unknown name. */
  static Optional<ButtonAction> of(String word) {
    return List.of(
            APPROVE,
            APPROVE_WHY,
            REJECT,
            WITHDRAW_ASKING,
            WITHDRAW,
            STOP,
            CONTINUE,
            CONTINUE_WITH,
            UNDO,
            LEAVE_ASKING,
            LEAVE,
            EDIT,
            PLAN,
            AZ,
            SAY,
            FORM)
        .stream()
        .filter(action -> action.word().equals(word))
        .findFirst();
  }

  /** The action's id in messages; must not change, since posted messages contain it. */
  String word();

  /** Makes the decision immediately. */
  record Decide(Decision decision, String word) implements ButtonAction {}

  /** Asks in a modal first: for a reason, or whether it is meant. */
  record Explain(Decision decision, String word) implements ButtonAction {}

  /** Lets a request that ended unchanged be edited and asked for again. */
  record EditRequest() implements ButtonAction {
    @Override
    public String word() {
      return "edit";
    }
  }

  /** Shows the lists of the plan, and what exists of it so far. */
  record ShowPlan() implements ButtonAction {
    @Override
    public String word() {
      return "plan";
    }
  }

  /** Shows the equivalent {@code az} and {@code kubectl} commands. */
  record ShowCommands() implements ButtonAction {
    @Override
    public String word() {
      return "az";
    }
  }

  /** Runs the button's value as a command. */
  record RunWords() implements ButtonAction {
    @Override
    public String word() {
      return "say";
    }
  }

  /** Opens the form of a change with what the button's value names. */
  record OpenForm() implements ButtonAction {
    @Override
    public String word() {
      return "form";
    }
  }
}
