package dev.lighterman.slack.inbound;

import dev.lighterman.request.Decision;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.slack.workspace.NamedPeople.Named;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.function.Function;

/** Finds to whom a request is handed over, where Slack took the typed name for no mention. */
public final class TypedReceivers {
  private static final int MAX_OFFERED = 5;

  private final Function<String, List<Named>> called;

  /**
   * @param called those whose name it may be
   */
  public TypedReceivers(Function<String, List<Named>> called) {
    this.called = called;
  }

  /**
   * The same decision, with the id of whose name was typed.
   *
   * @throws AskerMustAct if nobody has that name, or several have
   */
  RecordedDecision identified(RecordedDecision decision) {
    String typed = decision.why().strip();
    if (decision.decision() != Decision.HANDOVER
        || typed.isEmpty()
        || Person.of(typed).isPresent()) {
      return decision;
    }
    List<Named> found = called.apply(typed);
    return switch (found.size()) {
      case 0 -> throw new AskerMustAct(about("slack.nobody-called", decision, typed));
      case 1 -> decision.to(found.getFirst().person());
      default ->
          throw new AskerMustAct(
              about("slack.several-called", decision, typed).with("count", found.size()),
              found.stream()
                  .limit(MAX_OFFERED)
                  .map(each -> offered(decision, each))
                  .toArray(SuggestedCommand[]::new));
    };
  }

  private static Sentence about(String key, RecordedDecision decision, String typed) {
    return Sentence.of(key, "request", decision.number().toString())
        .with("name", typed.startsWith("@") ? typed : "@" + typed);
  }

  private static SuggestedCommand offered(RecordedDecision decision, Named named) {
    return new SuggestedCommand(
        PlainText.text(named.label()),
        "%s %s %s".formatted(Decision.HANDOVER.word(), decision.number(), named.person()));
  }
}
