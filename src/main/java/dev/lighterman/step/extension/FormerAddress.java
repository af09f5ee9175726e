package dev.lighterman.step.extension;

import dev.lighterman.kubernetes.PullingWorkloads;
import dev.lighterman.request.Effect;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another address at which a site served before.
 *
 * @param users what pulls from there; null if the cluster can't be reached to look
 */
public record FormerAddress(ServiceAddress address, @Nullable PullingWorkloads users) {
  /** That the address changes, and whom that hurts. */
  List<Effect> effects(ArmId extension, ServiceAddress to) {
    var change =
        new Effect(
            Effect.Kind.TOUCHES_OTHERS,
            extension + "/address",
            Sentence.of("effect.service-ip", "from", address.toString()).with("to", to.toString()));
    return Stream.concat(
            Stream.of(change), new PullingUsers(extension, address.toString(), users).effects())
        .toList();
  }
}
