package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a run halted, as what was seen of its site tells.
 *
 * @param cause what is wrong there
 * @param consequences what only follows from it
 * @param remedy what to do
 * @param cure a request that puts it right while this one is halted; null if there is none
 */
public record HaltDiagnosis(
    Sentence cause, List<Sentence> consequences, Sentence remedy, @Nullable SuggestedCommand cure) {
  public HaltDiagnosis {
    consequences = List.copyOf(consequences);
  }
}
