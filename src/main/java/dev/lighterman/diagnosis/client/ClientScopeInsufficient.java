package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The client token's scope map does not let it read this image. */
public final class ClientScopeInsufficient implements PullFailure {
  private static final Pattern SAID = Pattern.compile("(?i)insufficient[ _]scopes?");

  @Override
  public Set<String> explains() {
    return Set.of("image-not-synced");
  }

  @Override
  public Set<Part<?>> affects() {
    return Set.of(Part.PULLS, Part.CLIENT_TOKENS);
  }

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis(List<FailingPull> failing) {
    return Diagnosis.certain(
            this,
            Sentence.of("cause.client-scope-insufficient", "pod", failing.getFirst().pod())
                .with("count", failing.size()))
        .curedBy(Cure.CLIENT_TOKEN);
  }
}
