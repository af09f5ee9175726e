package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Long-running operations, which clients poll.
 *
 * <p>A state is computed at each poll, so it always agrees with the resource. Guarded by the
 * world's lock.
 */
final class AsyncOperations {

  private final World world;
  private final Map<String, Supplier<State>> byName = new LinkedHashMap<>();

  AsyncOperations(World world) {
    this.world = world;
  }

  /** The state of an operation. */
  sealed interface State {
    /** Not finished; {@code status} is what the status body shows. */
    record Running(String status) implements State {}

    record Succeeded() implements State {}

    record Failed(ArmFailure error) implements State {}
  }

  /** Starts an operation of a kind ({@code token}, {@code registries} …); returns its name. */
  String start(String kind, Supplier<State> state) {
    var name = kind.isEmpty() ? UUID.randomUUID().toString() : kind + "-" + UUID.randomUUID();
    byName.put(name, state);
    return name;
  }

  /** Starts an operation that does its work after a duration of the world, and is then finished. */
  String start(String kind, Duration duration, Runnable work) {
    return start(kind, "InProgress", duration, work);
  }

  /**
   * The same.
   *
   * @param status what the status body shows until it is finished, for example {@code Creating}
   */
  String start(String kind, String status, Duration duration, Runnable work) {
    var operation = new TimedOperation(new State.Running(status));
    world.clock().schedule(duration, kind, () -> world.runLocked(() -> operation.complete(work)));
    return start(kind, () -> operation.state);
  }

  /** The state of an operation as the resource's provisioning state; succeeded if it is gone. */
  State stateOf(ResourceId id) {
    return world
        .resources()
        .find(id)
        .map(resource -> {
          var state = resource.text("/properties/provisioningState");
          return switch (state) {
            case "Succeeded" -> new State.Succeeded();
            case "Failed", "Canceled" -> new State.Failed(provisioningError(resource));
            default -> new State.Running(state);
          };
        })
        .orElseGet(State.Succeeded::new);
  }

  private static ArmFailure provisioningError(Resource resource) {
    var message = resource.text("/properties/statuses/0/message");
    return ArmFailure.of(
        OwnRefusal.EXTENSION_OPERATION_FAILED,
        message.isEmpty() ? "The operation failed." : message);
  }

  /** Answers a poll of an {@code Azure-AsyncOperation} address. */
  ServerResponse status(ServerRequest request) {
    return switch (state(request)) {
      case State.Running(String status) ->
          withRetryAfter(ServerResponse.json(200, Map.of("status", status)));
      case State.Succeeded() -> ServerResponse.json(200, Map.of("status", "Succeeded"));
      case State.Failed(ArmFailure error) -> {
        var body = Json.object().put("status", "Failed");
        body.putObject("error").put("code", error.code()).put("message", error.message());
        yield ServerResponse.json(200, body);
      }
    };
  }

  /** Answers a poll of a {@code Location}. */
  ServerResponse result(ServerRequest request) {
    return switch (state(request)) {
      case State.Running running -> accepted(request.origin() + request.target());
      case State.Succeeded() -> ServerResponse.empty(200);
      case State.Failed(ArmFailure error) -> error.response();
    };
  }

  /** 202 with the body {@code null} and the {@code Location} to poll. */
  ServerResponse accepted(String location) {
    return withRetryAfter(ServerResponse.of(202, "application/json; charset=utf-8", "null"))
        .withHeader("Location", location);
  }

  /** Asks to wait for a second of the world, in seconds or in milliseconds. */
  ServerResponse withRetryAfter(ServerResponse response) {
    var speed = world.clock().speed();
    return speed <= 1
        ? response.withHeader("Retry-After", "1")
        : response.withHeader(
            "x-ms-retry-after-ms", Long.toString(Math.max(20, (long) (1000 / speed))));
  }

  private State state(ServerRequest request) {
    var name = request.parameter("operation");
    var state = byName.get(name);
    if (state == null) {
      throw new ArmFailure(
          404, "OperationNotFound", "The operation %s could not be found.".formatted(name));
    }
    return state.get();
  }

  private static final class TimedOperation {
    private State state;

    TimedOperation(State state) {
      this.state = state;
    }

    void complete(Runnable work) {
      try {
        work.run();
        state = new State.Succeeded();
      } catch (ArmFailure e) {
        state = new State.Failed(e);
      }
    }
  }
}
