package dev.lighterman.operation.doctor;

import dev.lighterman.operation.Change;
import dev.lighterman.request.Intent;
import dev.lighterman.site.Site;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import dev.lighterman.value.TryLater;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Whether something can be deployed to a site: what planning a deployment with no options says.
 * Nobody promises more than it has checked.
 *
 * @param result what a text says of it
 * @param why what is in the way, or what could not be checked; empty if nothing
 * @param instead what planning suggests instead
 */
record DeployCheck(Result result, Optional<Sentence> why, List<SuggestedCommand> instead) {
  /** How the plan came out. */
  enum Result {
    POSSIBLE,
    REFUSED,
    /** It depends on a choice that somebody has to make first. */
    UNDECIDED,
    UNKNOWN
  }

  /** The prefix of the keys of questions, which are not about the site. */
  private static final String QUESTION = "deploy.which-";

  static DeployCheck of(Change deploy, Site site, Intent asked) {
    var intent =
        new Intent(
            deploy.usage().verb(),
            List.of(site.argument()),
            new LinkedHashMap<>(),
            asked.asker(),
            asked.channel());
    try {
      deploy.plan(intent);
      return new DeployCheck(Result.POSSIBLE, Optional.empty(), List.of());
    } catch (AskerMustAct refused) {
      boolean question = refused.why().key().startsWith(QUESTION);
      return new DeployCheck(
          question ? Result.UNDECIDED : Result.REFUSED,
          Optional.of(refused.why()),
          refused.suggestions());
    } catch (OperatorMustAct problem) {
      return new DeployCheck(Result.UNKNOWN, Optional.of(problem.why()), List.of());
    } catch (TryLater later) {
      return new DeployCheck(Result.UNKNOWN, Optional.of(later.answer()), List.of());
    }
  }
}
