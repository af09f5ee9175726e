package dev.lighterman.diagnosis.evidence;

import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.store.Requests;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Azure or a cluster said when our last request for a site stopped. */
record LastError(Requests requests) {
  /**
   * The texts that they said, and the keys of our own sentences, some of which stand for what Azure
   * said; empty if the last request did not stop by an error.
   */
  Optional<List<String>> of(ArmId site) {
    return requests.forSite(site).stream()
        .findFirst()
        .map(Request::state)
        .flatMap(state ->
            state instanceof Halted halted && halted.why() instanceof Halt.Failure failure
                ? Optional.of(texts(failure.failed().cause()).toList())
                : Optional.empty());
  }

  private static Stream<String> texts(Object said) {
    return switch (said) {
      case Sentence sentence ->
          Stream.concat(
              Stream.of(sentence.key()),
              sentence.values().values().stream().flatMap(LastError::texts));
      case List<?> list -> list.stream().flatMap(LastError::texts);
      case String text -> Stream.of(text);
      default -> Stream.empty();
    };
  }
}
