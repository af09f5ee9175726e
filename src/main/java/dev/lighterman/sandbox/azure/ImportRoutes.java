package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.Context.REGISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.world.Image;
import dev.lighterman.sandbox.world.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Imports: an image copied from another registry, without anyone pulling it. */
final class ImportRoutes {

  private static final Duration TAKES = Duration.ofSeconds(8);

  private final Context context;

  ImportRoutes(Context context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router.on("POST", REGISTRY + "/importImage", this::importImage);
  }

  private Response importImage(Request request) {
    var registry = context.registry(request);
    var body = request.json();
    var source = Source.of(body.path("source"));
    var targets = ConnectedRegistries.texts(body.path("targetTags"));
    var force = body.path("mode").asText("NoForce").equalsIgnoreCase("Force");
    var wanted = targets.isEmpty() ? List.of(source.image()) : targets;
    var operation =
        context
            .operations()
            .begin("registries", TAKES, () -> copy(request, registry, source, wanted, force));
    return Deletion.accepted(context, request, operation);
  }

  private void copy(
      Request request, Resource registry, Source source, List<String> targets, boolean force) {
    var image = find(source);
    var images = context.world().images();
    for (var target : targets) {
      var to = Reference.of(target);
      var there = images.find(registry.id().text(), to.repository(), to.tag());
      if (there.isPresent() && !force) {
        throw ArmFailure.conflict(
            "TagAlreadyExists",
            "Tag %s:%s already exists in target registry.".formatted(to.repository(), to.tag()));
      }
    }
    for (var target : targets) {
      var to = Reference.of(target);
      images.put(registry.id().text(), to.repository(), to.tag(), image);
      context.say(
          request,
          "Image %s is imported into %s from %s."
              .formatted(target, registry.id().name(), source.host()),
          Map.of("registry", registry.id().name(), "image", target));
    }
  }

  private Image find(Source source) {
    var from = Reference.of(source.image());
    var store =
        context.world().resources().ofType("Microsoft.ContainerRegistry/registries").stream()
            .filter(r ->
                r.id().same(source.host())
                    || r.text("/properties/loginServer").equalsIgnoreCase(source.host()))
            .findFirst()
            .map(r -> r.id().text())
            .orElse(source.host());
    return context
        .world()
        .images()
        .find(store, from.repository(), from.tag())
        .orElseThrow(() ->
            new ArmFailure(
                404,
                "ManifestUnknown",
                "Source image %s/%s could not be found: manifest unknown."
                    .formatted(source.host(), source.image())));
  }

  /** Where the image comes from: a host or a registry's id, and the image there. */
  private record Source(String host, String image) {
    static Source of(JsonNode source) {
      var image = source.path("sourceImage").asText();
      var host =
          Optional.of(source.path("resourceId").asText())
              .filter(id -> !id.isEmpty())
              .orElse(source.path("registryUri").asText());
      if (image.isEmpty() || host.isEmpty()) {
        throw ArmFailure.bad(
            "InvalidImportSource",
            "Source cannot be found. Please provide a valid image and source registry or a fully qualified source.");
      }
      return new Source(host, image);
    }
  }

  /** A repository and a tag or digest in it. */
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
