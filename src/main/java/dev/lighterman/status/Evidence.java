package dev.lighterman.status;

import dev.lighterman.request.Finding;
import dev.lighterman.request.Finding.AgentsOutOfTouch;
import dev.lighterman.request.Finding.ConnectedRegistryState;
import dev.lighterman.request.Finding.ImagePull;
import dev.lighterman.request.StepProgress;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The findings of a run's steps that prove success: states, times and an image pull. */
final class Evidence {
  private static final int DIGEST_SHOWN = "sha256:".length() + 12;

  private final List<Finding> findings;

  Evidence(List<StepProgress> steps) {
    this.findings = steps.stream().map(StepProgress::finding).filter(Objects::nonNull).toList();
  }

  /** That a pod pulled an image; empty if none did. */
  List<Sentence> proof() {
    return last(ImagePull.class).map(Evidence::proof).stream().toList();
  }

  /** What runs on at the site, though Azure has deleted it; empty if nothing does. */
  List<Sentence> runsOn() {
    return last(AgentsOutOfTouch.class)
        .map(found ->
            Sentence.of("card.runs-on", "cluster", found.cluster())
                .with("connectivity", Sentence.of("connection.arc", "state", found.connectivity())))
        .stream()
        .toList();
  }

  /** The results of the quickstart's three verifications; empty if no step read them. */
  List<Sentence> verified() {
    return last(ConnectedRegistryState.class).map(Evidence::verified).stream().toList();
  }

  static List<Sentence> columns() {
    return List.of(
        Sentence.of("column.name"),
        Sentence.of("column.mode"),
        Sentence.of("column.connection"),
        Sentence.of("column.parent"),
        Sentence.of("column.login-server"),
        Sentence.of("column.last-sync"),
        Sentence.of("column.sync-schedule"),
        Sentence.of("column.sync-window"));
  }

  /** The connected registry in these columns; empty if no step read its state. */
  Optional<List<Sentence>> row() {
    return last(ConnectedRegistryState.class)
        .map(found ->
            List.of(
                PlainText.text(found.name()),
                PlainText.text(found.mode()),
                PlainText.text(found.connection()),
                PlainText.text(found.parent()),
                cell(found.loginServer()),
                cell(found.lastSync()),
                PlainText.text(found.schedule()),
                cell(found.syncWindow())));
  }

  private <F extends Finding> Optional<F> last(Class<F> kind) {
    return findings.stream().filter(kind::isInstance).map(kind::cast).reduce((_, later) -> later);
  }

  private static Sentence verified(ConnectedRegistryState found) {
    return Sentence.of("card.verified", "name", found.name())
        .with("parent", found.parent())
        .with("connection", Sentence.of("connection.state", "state", found.connection()))
        .with(
            "extension",
            found.extension() == null
                ? ""
                : Sentence.of("extension.state", "state", found.extension()))
        .with("synced", found.lastSync() == null ? "" : found.lastSync());
  }

  private static Sentence proof(ImagePull pull) {
    return Sentence.of("card.proof", "pod", pull.pod())
        .with("node", pull.node())
        .with("image", pull.image())
        .with("took", pull.took() == null ? "" : pull.took())
        .with("digest", brief(Objects.requireNonNullElse(pull.digest(), "")))
        .with("ended", Boolean.toString(pull.ended()));
  }

  /** The digest's first 12 hex digits; empty for an image id without a digest. */
  private static String brief(String imageId) {
    int at = imageId.indexOf("sha256:");
    return at < 0 || imageId.length() < at + DIGEST_SHOWN
        ? ""
        : imageId.substring(at, at + DIGEST_SHOWN) + "…";
  }

  private static Sentence cell(@Nullable String text) {
    return PlainText.text(Objects.requireNonNullElse(text, ""));
  }

  private static Sentence cell(@Nullable Instant at) {
    return at == null ? PlainText.text("") : Sentence.of("cell.instant", "at", at);
  }
}
