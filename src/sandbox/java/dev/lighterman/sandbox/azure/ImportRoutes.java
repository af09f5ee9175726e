package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.REGISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.ContainerImage;
import dev.lighterman.sandbox.world.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Imports images: copies them from another registry. */
final class ImportRoutes {

  private static final Duration IMPORT_DURATION = Duration.ofSeconds(8);
  private static final long SMALL = 1_000_000;
  private static final String PULL = "Microsoft.ContainerRegistry/registries/pull/read";

  private final ArmContext context;

  ImportRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router.route("POST", REGISTRY + "/importImage", this::importImage);
  }

  private ServerResponse importImage(ServerRequest request) {
    var registry = context.registry(request);
    var importRequest = ImportRequest.of(request.json());
    requireSourceReadable(request, registry, importRequest.source());
    var operation =
        context
            .operations()
            .start("registries", IMPORT_DURATION, () -> copy(request, registry, importRequest));
    return context.accepted(request, operation);
  }

  /**
   * A source that is named by its id is read with the caller's rights there, which the fault {@code
   * not-allowed-at-source} denies.
   */
  private void requireSourceReadable(ServerRequest request, Resource registry, Source source) {
    var caller = context.callers().caller(request);
    if (source.host().startsWith("/")
        && (!context.callers().isAllowed(caller, PULL)
            || context.world().isDenied("not-allowed-at-source", "source", source.host()))) {
      throw new ArmFailure(
          403,
          "LinkedAuthorizationFailed",
          "The client '%s' with object id '%s' has permission to perform action 'Microsoft.ContainerRegistry/registries/importImage/action' on scope '%s'; however, it does not have permission to perform action(s) '%s' on the linked scope(s) '%s' (respectively) or the linked scope(s) are invalid."
              .formatted(
                  caller.clientId(), caller.objectId(), registry.id().text(), PULL, source.host()));
    }
  }

  private void copy(ServerRequest request, Resource registry, ImportRequest importRequest) {
    var image = find(importRequest.source());
    importRequest.targets().forEach(target -> takeTag(registry, Reference.of(target)));
    if (!importRequest.force()) {
      requireTagsFree(registry, importRequest.targets());
    }
    for (var target : importRequest.targets()) {
      var reference = Reference.of(target);
      context
          .world()
          .images()
          .put(registry.id().text(), reference.repository(), reference.tag(), image);
      context.logEvent(
          request,
          "Image %s is imported into %s from %s."
              .formatted(target, registry.id().name(), importRequest.source().host()),
          Map.of("registry", registry.id().name(), "image", target));
    }
  }

  /** Somebody may push another image to the tag meanwhile. */
  private void takeTag(Resource registry, Reference target) {
    if (context.world().isDenied("import-tag-taken", "image", target.repository())) {
      context
          .world()
          .images()
          .put(
              registry.id().text(),
              target.repository(),
              target.tag(),
              ContainerImage.of(
                  "pushed by somebody", SMALL, false, context.world().clock().instant()));
    }
  }

  private void requireTagsFree(Resource registry, List<String> targets) {
    for (var target : targets) {
      var reference = Reference.of(target);
      var existing =
          context
              .world()
              .images()
              .find(registry.id().text(), reference.repository(), reference.tag());
      if (existing.isPresent()) {
        throw ArmFailure.of(OwnRefusal.TAG_ALREADY_EXISTS, reference.repository(), reference.tag());
      }
    }
  }

  /** Finds the image; a tag may move while it is imported, so that its manifest is gone. */
  private ContainerImage find(Source source) {
    var reference = Reference.of(source.image());
    if (!reference.tag().startsWith("sha256:")
        && context.world().isDenied("import-tag-moved", "image", reference.repository())) {
      throw unknown(source);
    }
    var store =
        context.world().resources().ofType("Microsoft.ContainerRegistry/registries").stream()
            .filter(r ->
                r.id().matches(source.host())
                    || r.text("/properties/loginServer").equalsIgnoreCase(source.host()))
            .findFirst()
            .map(r -> r.id().text())
            .orElse(source.host());
    return context
        .world()
        .images()
        .find(store, reference.repository(), reference.tag())
        .orElseThrow(() -> unknown(source));
  }

  private static ArmFailure unknown(Source source) {
    return new ArmFailure(
        404,
        "ManifestUnknown",
        "Source image %s/%s could not be found: manifest unknown."
            .formatted(source.host(), source.image()));
  }

  /** An import: the source image, the target tags, and whether existing tags are overwritten. */
  private record ImportRequest(Source source, List<String> targets, boolean force) {
    static ImportRequest of(JsonNode body) {
      var source = Source.of(body.path("source"));
      var targets = ConnectedRegistryDocument.texts(body.path("targetTags"));
      return new ImportRequest(
          source,
          targets.isEmpty() ? List.of(source.image()) : targets,
          body.path("mode").asText("NoForce").equalsIgnoreCase("Force"));
    }
  }

  /** The source: a host or a registry's id, and the image. */
  private record Source(String host, String image) {
    static Source of(JsonNode source) {
      var image = source.path("sourceImage").asText();
      var host =
          Optional.of(source.path("resourceId").asText())
              .filter(id -> !id.isEmpty())
              .orElse(source.path("registryUri").asText());
      if (image.isEmpty() || host.isEmpty()) {
        throw ArmFailure.of(OwnRefusal.INVALID_IMPORT_SOURCE);
      }
      return new Source(host, image);
    }
  }

  /** A repository with a tag or digest. */
  private record Reference(String repository, String tag) {
    static Reference of(String text) {
      var digest = text.indexOf('@');
      if (digest > 0) {
        var name = text.substring(0, digest);
        return new Reference(
            name.contains(":") ? name.substring(0, name.indexOf(':')) : name,
            text.substring(digest + 1));
      }
      var colon = text.lastIndexOf(':');
      return colon > 0
          ? new Reference(text.substring(0, colon), text.substring(colon + 1))
          : new Reference(text, "latest");
    }
  }
}
