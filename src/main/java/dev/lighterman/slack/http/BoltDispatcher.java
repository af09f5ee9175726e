package dev.lighterman.slack.http;

import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.response.Response;
import dev.lighterman.value.TryLater;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes deliveries to Bolt, from HTTP and Socket Mode alike; every delivery gets an answer.
 * Handlers throw a {@link JsonParseException} for a payload that lacks what they read.
 */
public record BoltDispatcher(App bolt, MeterRegistry meters) {
  /** The last is when Slack tells the person that it failed. */
  private static final Duration[] ACK_BUCKETS = {
    Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(3)
  };

  private static final Logger log = LoggerFactory.getLogger(BoltDispatcher.class);

  /** Parses a delivery; returns null if it is of no kind that Bolt knows. */
  @FunctionalInterface
  public interface Delivery {
    @Nullable Request<?> parse() throws Exception;
  }

  public Response answer(Delivery delivery) {
    Timer.Sample sample = Timer.start(meters);
    Response answer = parsed(delivery);
    sample.stop(
        Timer.builder("lighterman.slack.acks")
            .tag("status", String.valueOf(answer.getStatusCode()))
            .serviceLevelObjectives(ACK_BUCKETS)
            .register(meters));
    return answer;
  }

  private Response parsed(Delivery delivery) {
    Request<?> request;
    try {
      request = delivery.parse();
    } catch (Exception malformed) {
      return malformed(malformed.toString());
    }
    return request == null ? malformed("of an unknown kind") : dispatch(request);
  }

  private Response dispatch(Request<?> request) {
    if (!hasOneAction(request)) {
      return ignored(request, "no single action");
    }
    try {
      Response answer = bolt.run(request);
      if (answer.getStatusCode() == 404) {
        log.atWarn()
            .addKeyValue("kind", request.getRequestType())
            .log("no handler for this delivery");
      }
      return answer;
    } catch (JsonParseException malformed) {
      return isAction(request)
          ? ignored(request, malformed.getMessage())
          : malformed(malformed.getMessage());
    } catch (TryLater crowded) {
      log.atWarn().addKeyValue("why", crowded.getMessage()).log("a delivery is not taken");
      return plain(503, "not taken");
    } catch (Exception failure) {
      log.atError().setCause(failure).log("a delivery failed");
      return plain(500, "failed");
    }
  }

  /** What another version of the app has shown may be pressed and searched for years. */
  private static boolean isAction(Request<?> request) {
    return request instanceof BlockActionRequest || request instanceof BlockSuggestionRequest;
  }

  private static boolean hasOneAction(Request<?> request) {
    return switch (request) {
      case BlockActionRequest action -> {
        var actions = action.getPayload().getActions();
        yield actions != null
            && actions.size() == 1
            && actions.getFirst() != null
            && actions.getFirst().getActionId() != null;
      }
      case BlockSuggestionRequest suggestion -> suggestion.getPayload().getActionId() != null;
      default -> true;
    };
  }

  private static Response ignored(Request<?> request, @Nullable String why) {
    log.atInfo()
        .addKeyValue("kind", request.getRequestType())
        .addKeyValue("why", why)
        .log("ignored an action of another app's or version's shape");
    return plain(200, "");
  }

  private static Response malformed(@Nullable String why) {
    String line = String.valueOf(why).lines().findFirst().orElse("");
    log.atWarn().addKeyValue("why", line).log("Slack sent a malformed delivery");
    return plain(400, "not understood");
  }

  static Response plain(int status, String text) {
    return Response.builder()
        .statusCode(status)
        .contentType("text/plain; charset=utf-8")
        .body(text)
        .build();
  }
}
