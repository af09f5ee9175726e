package dev.lighterman.workflow;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.Outcome.Blame;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.OutsideCalls;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at one step; whatever goes wrong is somebody's to act upon. */
final class Attempting {
  private static final Logger log = LoggerFactory.getLogger(Attempting.class);

  private final Hands hands;

  Attempting(Hands hands) {
    this.hands = hands;
  }

  Work.Ended attempt(Work work) {
    var calls = new OutsideCalls();
    Outcome outcome = calls.during(() -> outcome(work));
    return new Work.Ended(work, outcome, calls.list());
  }

  private Outcome outcome(Work work) {
    try {
      return work.course().attempt(hands, work.step().step(), work.run());
    } catch (TryLater later) {
      return new Outcome.Wait(later.why(), later.after());
    } catch (OperatorMustAct failed) {
      return new Outcome.Failed(Blame.OPERATOR, failed.why(), failed.remedy(), null);
    } catch (AskerMustAct failed) {
      var remedy = Sentence.of("workflow.remedy.ask-again");
      return new Outcome.Failed(Blame.ASKER, failed.why(), remedy, null);
    } catch (RuntimeException | Error ours) {
      log.atError()
          .setCause(ours)
          .addKeyValue("request", work.run().number())
          .addKeyValue("step", work.step().id())
          .log("a step failed by a fault of ours");
      return new Outcome.Failed(
          Blame.US, Sentence.of("workflow.our-fault"), Sentence.of("workflow.remedy.ours"), null);
    }
  }
}
