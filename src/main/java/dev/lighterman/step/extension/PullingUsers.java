package dev.lighterman.step.extension;

import dev.lighterman.kubernetes.PullingWorkloads;
import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.request.Effect;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who pulls from an address at which an extension serves no more.
 *
 * @param users null if the cluster can't be reached to look
 */
record PullingUsers(ArmId extension, String address, @Nullable PullingWorkloads users) {
  Stream<Effect> effects() {
    if (users == null) {
      return Stream.of(unknown(Sentence.of("effect.in-use.unreachable", "address", address)));
    }
    Stream<Effect> unlisted =
        users.unlisted().isEmpty()
            ? Stream.of()
            : Stream.of(
                unknown(
                    Sentence.of("effect.in-use.unlisted", "address", address)
                        .with("resources", users.unlisted())));
    return Stream.concat(breaking(users.found(), address), unlisted);
  }

  private Effect unknown(Sentence says) {
    return new Effect(Effect.Kind.TOUCHES_OTHERS, extension + "/pulls", says);
  }

  /** Only the last one says what becomes of them all, since a card shows them in one line. */
  private static Stream<Effect> breaking(List<PullingWorkload> found, String address) {
    return found.stream()
        .map(user ->
            breaks(
                user,
                user.equals(found.getLast())
                    ? Sentence.of("effect.in-use.last", "address", address)
                        .with("count", found.size())
                    : Sentence.of("effect.in-use")));
  }

  private static Effect breaks(PullingWorkload user, Sentence says) {
    return new Effect(
        Effect.Kind.BREAKS_OTHERS,
        "%s/%s/%s/pulls".formatted(user.kind(), user.namespace(), user.name()),
        says.with("workload", user.kind() + " " + user.namespace() + "/" + user.name())
            .with("pods", user.pods()));
  }
}
