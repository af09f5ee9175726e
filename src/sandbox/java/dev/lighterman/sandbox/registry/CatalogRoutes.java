package dev.lighterman.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.ContainerImage;
import dev.lighterman.sandbox.world.ImageStore;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The read-only routes of one registry: repositories, tags, manifests and blobs. */
final class CatalogRoutes {

  private static final int PAGE_SIZE = 100;

  private final ImageStore images;
  private final String store;
  private final ChangeableAttributes attributes;

  CatalogRoutes(ImageStore images, String store, ChangeableAttributes attributes) {
    this.images = images;
    this.store = store;
    this.attributes = attributes;
  }

  /** Adds the routes, each with the scope that it requires. */
  Router addTo(Router router, RegistryAuth auth) {
    return addDistributionTo(router, auth)
        .route("GET", "/acr/v1/_catalog", auth.requireCatalog(this::repositories))
        .route("GET", "/acr/v1/{repository*}/_tags", auth.requireMetadata(this::tags))
        .route("GET", "/acr/v1/{repository*}/_tags/{tag}", auth.requireMetadata(this::tag))
        .route("GET", "/acr/v1/{repository*}/_manifests", auth.requireMetadata(this::manifests))
        .route(
            "GET",
            "/acr/v1/{repository*}/_manifests/{digest}",
            auth.requireMetadata(this::manifestAttributes))
        .route("GET", "/acr/v1/{repository*}", auth.requireMetadata(this::repositoryAttributes));
  }

  /** Adds the routes of the distribution API alone. */
  Router addDistributionTo(Router router, RegistryAuth auth) {
    return router
        .route("GET", "/v2/_catalog", auth.requireCatalog(this::repositories))
        .route("GET", "/v2/{repository*}/tags/list", auth.requirePull(this::tagList))
        .route("GET", "/v2/{repository*}/blobs/{digest}", auth.requirePull(this::blob))
        .route("HEAD", "/v2/{repository*}/blobs/{digest}", auth.requirePull(this::blob))
        .route("GET", "/v2/{repository*}/manifests/{reference}", auth.requirePull(this::manifest))
        .route("HEAD", "/v2/{repository*}/manifests/{reference}", auth.requirePull(this::manifest));
  }

  private ServerResponse repositories(ServerRequest request) {
    var page = new Page("repositories", images.repositories(store), Json::tree);
    return page.of(request, Json.object());
  }

  private ServerResponse repositoryAttributes(ServerRequest request) {
    return ServerResponse.json(200, repository(request).attributes());
  }

  private ServerResponse tags(ServerRequest request) {
    var repository = repository(request);
    var names = List.copyOf(repository.tags().keySet());
    return new Page("tags", names, repository::tag).of(request, repository.base());
  }

  ServerResponse tag(ServerRequest request) {
    var repository = repository(request);
    var body = repository.base();
    body.set("tag", repository.tag(request.parameter("tag")));
    return ServerResponse.json(200, body);
  }

  private ServerResponse manifests(ServerRequest request) {
    var repository = repository(request);
    var page = new Page("manifests", repository.digests(), repository::manifest);
    return page.of(request, repository.base());
  }

  ServerResponse manifestAttributes(ServerRequest request) {
    var repository = repository(request);
    var body = repository.base();
    body.set("manifest", repository.manifest(request.parameter("digest")));
    return ServerResponse.json(200, body);
  }

  private ServerResponse tagList(ServerRequest request) {
    var repository = repository(request);
    return ServerResponse.json(
        200, Map.of("name", repository.name(), "tags", repository.tags().keySet()));
  }

  private ServerResponse manifest(ServerRequest request) {
    var repository = repository(request);
    var reference = request.parameter("reference");
    var image =
        images
            .find(store, repository.name(), reference)
            .orElseThrow(() -> RegistryFailure.noManifest(reference));
    return ServerResponse.of(200, ContainerImage.MANIFEST_TYPE, image.manifest())
        .withHeader("Docker-Content-Digest", image.digest())
        .withHeader("Docker-Distribution-Api-Version", "registry/2.0")
        .withHeader("ETag", "\"" + image.digest() + "\"");
  }

  /** The service redirects to its storage; here the blob itself follows. */
  private ServerResponse blob(ServerRequest request) {
    var digest = request.parameter("digest");
    var blob =
        repository(request).tags().values().stream()
            .flatMap(image -> image.blob(digest).stream())
            .findFirst()
            .orElseThrow(
                () -> new RegistryFailure(404, "BLOB_UNKNOWN", "blob unknown to registry"));
    return ServerResponse.of(200, "application/octet-stream", blob)
        .withHeader("Docker-Content-Digest", digest)
        .withHeader("Docker-Distribution-Api-Version", "registry/2.0");
  }

  RegistryRepository repository(ServerRequest request) {
    var name = request.parameter("repository");
    var tags = images.tags(store, name);
    if (tags.isEmpty()) {
      throw new RegistryFailure(404, "NAME_UNKNOWN", "repository name not known to registry");
    }
    return new RegistryRepository(
        request.header("host").orElse("localhost"), name, tags, attributes);
  }

  /** A list in pages of {@code ?n=} entries after {@code ?last=}, each with a link to the next. */
  private record Page(String field, List<String> keys, Function<String, JsonNode> toJson) {

    ServerResponse of(ServerRequest request, ObjectNode body) {
      var last = request.query("last").orElse("");
      var size = request.query("n").map(Integer::parseInt).orElse(PAGE_SIZE);
      var rest = keys.stream().filter(key -> key.compareTo(last) > 0).toList();
      var page = rest.subList(0, Math.min(size, rest.size()));
      var array = body.putArray(field);
      page.forEach(key -> array.add(toJson.apply(key)));
      var response = ServerResponse.json(200, body);
      return page.size() == rest.size()
          ? response
          : response.withHeader(
              "Link",
              "<%s?last=%s&n=%d>; rel=\"next\"".formatted(request.path(), page.getLast(), size));
    }
  }
}
