package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import java.time.Duration;
import java.util.Map;

/** How a registry's token or scope map is deleted: accepted now, gone a second later. */
final class AsyncDeletion {

  private static final Duration TAKES = Duration.ofSeconds(1);

  private AsyncDeletion() {}

  /**
   * Begins a deletion.
   *
   * @param sentence what happened, with places for the names of the resource and its registry
   */
  static ServerResponse of(
      ArmContext context, ServerRequest request, Resource resource, String sentence) {
    var registry = resource.id().parent().orElseThrow();
    resource.set("/properties/provisioningState", "Deleting");
    var operation =
        context
            .operations()
            .begin(
                "token",
                TAKES,
                () -> {
                  context.world().resources().remove(resource.id());
                  context.world().passwords().forget(resource.id());
                  context.say(
                      request,
                      sentence.formatted(resource.id().name(), registry.name()),
                      Map.of("registry", registry.name()));
                });
    return accepted(context, request, operation);
  }

  /** 202 with a {@code Location} at which the operation's result can be had. */
  static ServerResponse accepted(ArmContext context, ServerRequest request, String operation) {
    var location =
        "%s/subscriptions/%s/providers/Microsoft.ContainerRegistry/locations/%s/operationResults/%s?api-version=%s"
            .formatted(
                request.origin(),
                ArmContext.subscription(request),
                "EASTUS",
                operation,
                request.query("api-version").orElse(""));
    return context.operations().accepted(location);
  }
}
