package dev.lighterman.acceptance.saga;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.step.ExecutableStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What keeps one step from coming to its end, and what people are told about it.
 *
 * @param first what is broken before anybody asks; empty for nothing
 * @param fault its name and details, as the sandbox takes them
 * @param vain what the step waits for in vain; null where it fails at once
 * @param cause what the halted message says of it
 * @param remedy and what it says to do
 */
record StepFault(
    Class<? extends ExecutableStep> step,
    List<String> first,
    List<String> fault,
    @Nullable Timeout vain,
    String cause,
    String remedy) {

  /**
   * A wait that comes to nothing.
   *
   * @param request by which the step looks, as method and path
   * @param patience how long it looks, at most
   */
  record Timeout(String request, Duration patience) {
    private boolean began(Conversation talk, int seen) {
      Pattern pattern = Pattern.compile(request);
      return talk.requests().stream().skip(seen).anyMatch(each -> pattern.matcher(each).find());
    }
  }

  /** Something is wrong in the world. */
  static StepFault broken(Class<? extends ExecutableStep> step, String... fault) {
    return new StepFault(step, List.of(), List.of(fault), null, "", "");
  }

  /** Azure has a policy against it. */
  static StepFault disallowed(
      Class<? extends ExecutableStep> step, String method, String type, String name) {
    return broken(step, "403", "method", method, "path", type + "/" + name + "\\?")
        .told(
            "Resource '%s' was disallowed by policy. Reasons: 'No %s for now.'"
                .formatted(name, type),
            "Fix what Azure complains about, then continue");
  }

  /** Our cluster has a rule against it. */
  static StepFault notAdmitted(Class<? extends ExecutableStep> step, String method, String path) {
    return broken(step, "403", "method", method, "path", path)
        .told(path, "Fix the cause in myarck8scluster, then continue");
  }

  /** The other side has a fault of its own, each time, which waits as long as it may. */
  static StepFault down(Class<? extends ExecutableStep> step, String method, String path) {
    return broken(step, "500", "method", method, "path", path)
        .withTimeout(method + " .*" + path, Duration.ofMinutes(11))
        .told("Timed out after ", "Look at what it waits for");
  }

  StepFault told(String saidCause, String saidRemedy) {
    return new StepFault(step, first, fault, vain, saidCause, saidRemedy);
  }

  StepFault withTimeout(String request, Duration patience) {
    return new StepFault(step, first, fault, new Timeout(request, patience), cause, remedy);
  }

  StepFault after(String... earlier) {
    return new StepFault(step, List.of(earlier), fault, vain, cause, remedy);
  }

  void injectBeforeRequest(Conversation talk) {
    put(talk, first);
  }

  void inject(Conversation talk) {
    put(talk, fault);
  }

  void injectAll(Conversation talk) {
    injectBeforeRequest(talk);
    inject(talk);
  }

  /** Whether a message says what this trouble is, and what to do. */
  boolean isToldIn(JsonNode message) {
    String text = message.path("text").asText();
    return text.contains(cause) && text.contains(remedy);
  }

  /** Moves the clock on by what a wait in vain takes, once that has begun. */
  boolean advancesPastTimeout(Conversation talk, int seen, AdjustableClock clock) {
    Timeout wait = vain;
    if (wait == null || !wait.began(talk, seen)) {
      return false;
    }
    clock.advance(wait.patience());
    return true;
  }

  private static void put(Conversation talk, List<String> fault) {
    if (!fault.isEmpty()) {
      List<String> details = new ArrayList<>(fault);
      talk.injectsFault(details.removeFirst(), details.toArray(String[]::new));
    }
  }

  @Override
  public String toString() {
    return step.getSimpleName() + ": " + String.join(" ", fault);
  }
}
