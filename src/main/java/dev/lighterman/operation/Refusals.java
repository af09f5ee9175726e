package dev.lighterman.operation;

import dev.lighterman.command.CombinedRefusal;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Intent;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Why a command is refused: all that can be told independently, so that it is told at once. */
public final class Refusals {
  private static final int MAX_SUGGESTIONS = 3;

  private final SequencedMap<Sentence, AskerMustAct> refusals = new LinkedHashMap<>();

  /** What is made; empty if it is refused. */
  public <T> Optional<T> attempt(Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (AskerMustAct refused) {
      refusals.putIfAbsent(refused.why(), refused);
      return Optional.empty();
    }
  }

  public List<Sentence> whys() {
    return List.copyOf(refusals.keySet());
  }

  /** Refuses the command if anything was refused. */
  public void throwIfAny(Usage usage, Intent intent) {
    if (!refusals.isEmpty()) {
      throw together(usage, intent);
    }
  }

  /**
   * One refusal for all, with commands in which each is corrected; where one can't be, with what
   * else is suggested, such as to see which sites there are.
   */
  public AskerMustAct together(Usage usage, Intent intent) {
    CorrectedCommand typed = CorrectedCommand.of(usage, intent);
    List<CorrectedCommand> corrected = List.of(typed);
    for (AskerMustAct refusal : refusals.values()) {
      corrected =
          corrected.stream()
              .flatMap(each -> refusal.suggestions().stream().map(each::with))
              .flatMap(Optional::stream)
              .limit(MAX_SUGGESTIONS)
              .toList();
    }
    List<SuggestedCommand> suggestions =
        corrected.isEmpty()
            ? otherThan(typed)
            : corrected.stream().map(CorrectedCommand::suggestion).toList();
    return CombinedRefusal.of(List.copyOf(refusals.values()), suggestions);
  }

  private List<SuggestedCommand> otherThan(CorrectedCommand typed) {
    return refusals.values().stream()
        .flatMap(refusal -> refusal.suggestions().stream())
        .filter(suggestion -> typed.with(suggestion).isEmpty())
        .distinct()
        .limit(MAX_SUGGESTIONS)
        .toList();
  }
}
