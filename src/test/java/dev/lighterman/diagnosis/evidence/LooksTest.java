package dev.lighterman.diagnosis.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.diagnosis.Observation.NotSeen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SampleEvidence;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks end together when their time is over, whatever one of them waits for. */
final class LooksTest {
  private static final Sentence TOO_SLOW = Sentence.of("doctor.too-slow");

  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void release() {
    never.countDown();
  }

  @Test
  void oneThatHangsKeepsNoOtherFromBeingSeen() {
    var looks = new Looks(SiteEvidence.of(SampleEvidence.NOW, "store-114"), Duration.ofMillis(300));
    looks.at(Part.NAMESPACE, this::hangs);
    looks.at(Part.LAST_ERROR, () -> Optional.of(List.of("refused")));

    SiteEvidence seen = looks.end();

    assertEquals(Optional.of(TOO_SLOW), seen.whyNotSeen(Part.NAMESPACE));
    assertEquals(Optional.of(List.of("refused")), seen.see(Part.LAST_ERROR));
  }

  /** It ends by the end of what it waits for, which nobody needs to know. */
  @Test
  void oneThatDependsOnOneThatHangsTookTooLongAsWell() {
    Look<String> hanging = Look.start(this::hangs);
    Look<String> dependent = Look.start(hanging::await);

    assertEquals(new NotSeen<>(TOO_SLOW), hanging.within(Duration.ZERO));
    assertEquals(new NotSeen<>(TOO_SLOW), dependent.within(Duration.ofMinutes(1)));
  }

  private <T> Optional<T> hangs() {
    try {
      never.await();
    } catch (InterruptedException _) {
      throw new CancellationException("nobody waits any more");
    }
    return Optional.empty();
  }
}
