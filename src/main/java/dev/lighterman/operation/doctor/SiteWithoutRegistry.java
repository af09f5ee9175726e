package dev.lighterman.operation.doctor;

import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.site.Site;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.Answer.Line;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is told of a site of which no connected registry is known: what is installed there all the
 * same, or whether one could be deployed.
 *
 * @param isBusy whether an open request holds the site
 * @param deployCheck asked only where nothing else tells it
 */
record SiteWithoutRegistry(
    Site site, SiteEvidence evidence, boolean isBusy, Supplier<DeployCheck> deployCheck) {
  private static final String REPAIR = "repair ";

  /** Whether nothing is installed there. */
  boolean hasNone() {
    return site.connectedRegistry() == null && evidence.isAbsent(Part.EXTENSION);
  }

  /**
   * Of an extension that runs nobody knows what. The connected registry may be gone, of which the
   * planning of a deployment knows more.
   */
  List<Answer.Part> installed() {
    if (!site.installation().unknown() || isBusy) {
      return List.of();
    }
    DeployCheck check = deployCheck.get();
    List<Button> repairs =
        check.instead().stream()
            .filter(each -> each.words().startsWith(REPAIR))
            .map(each -> new Button(each.label(), each.words()))
            .toList();
    Stream<Answer.Part> buttons = repairs.isEmpty() ? Stream.of() : Stream.of(new Buttons(repairs));
    return Stream.concat(check.why().stream().map(Line::new), buttons).toList();
  }

  /** How it stands where nothing is wrong, and what is in a deployment's way. */
  Standing standing() {
    if (site.installation().occupied()) {
      return new Standing("yes", List.of());
    }
    if (mayBeLeft()) {
      return new Standing("unseen", List.of());
    }
    if (isBusy) {
      return new Standing("open", List.of());
    }
    DeployCheck check = deployCheck.get();
    return new Standing(
        check.result().name().toLowerCase(Locale.ROOT),
        check.why().stream().<Answer.Part>map(Line::new).toList());
  }

  /** What a remedy that says to deploy again would run into. */
  Stream<Answer.Part> refusedDeployment() {
    if (!hasNone() || isBusy || mayBeLeft() || site.cluster().outOfTouch()) {
      return Stream.of();
    }
    DeployCheck check = deployCheck.get();
    return check.result() == DeployCheck.Result.REFUSED
        ? check.why().stream()
            .map(why -> new Line(Sentence.of("doctor.deploy-refused", "why", why)))
        : Stream.of();
  }

  /** Whether nobody could look if the cluster runs what Azure does not have any more. */
  private boolean mayBeLeft() {
    return evidence.isAbsent(Part.EXTENSION) && evidence.whyNotSeen(Part.PODS).isPresent();
  }

  /**
   * How it stands.
   *
   * @param known what the text chooses by
   */
  record Standing(String known, List<Answer.Part> parts) {}
}
