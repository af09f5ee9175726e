package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.PullSecretEvidence;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.TokenEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.kubernetes.PullSecret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pods that the connected registry does not let in, and what they sign in with. */
record PullRefusal(SiteEvidence site, List<FailingPull> pulls) {
  private static final Pattern SAID =
      Pattern.compile("(?i)401 Unauthorized|UNAUTHORIZED|authentication required|no basic auth");

  static Optional<PullRefusal> of(SiteEvidence site) {
    List<FailingPull> refused = site.failing(SAID);
    return refused.isEmpty() ? Optional.empty() : Optional.of(new PullRefusal(site, refused));
  }

  FailingPull first() {
    return pulls.getFirst();
  }

  List<String> messages() {
    return pulls.stream().map(FailingPull::message).toList();
  }

  /** The pull secrets that there are of those that the pods name. */
  List<PullSecret> secrets() {
    return site.see(Part.PULL_SECRETS).stream()
        .flatMap(List::stream)
        .map(PullSecretEvidence::secret)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The tokens with whose names the pods sign in. */
  Stream<TokenEvidence> tokens() {
    List<String> names = names();
    return site.see(Part.CLIENT_TOKENS).stream()
        .flatMap(List::stream)
        .filter(token -> names.stream().anyMatch(token.name()::equalsIgnoreCase));
  }

  /** The first name with which a pod signs in and that no token has; empty if none was seen. */
  Optional<String> nameOfNoToken() {
    return site.see(Part.CLIENT_TOKENS)
        .flatMap(tokens ->
            names().stream()
                .filter(name ->
                    tokens.stream().map(TokenEvidence::name).noneMatch(name::equalsIgnoreCase))
                .findFirst());
  }

  private List<String> names() {
    return secrets().stream().map(PullSecret::username).toList();
  }
}
