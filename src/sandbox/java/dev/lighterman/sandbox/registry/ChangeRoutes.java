package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.ImageStore;
import java.util.List;

/**
 * The routes of one registry that lock, untag and delete. Nothing is kept of what was deleted, as
 * in a registry without soft delete; a manifest goes with its last tag.
 */
final class ChangeRoutes {

  private final CatalogRoutes catalog;
  private final ImageStore images;
  private final String store;
  private final ChangeableAttributes attributes;

  ChangeRoutes(
      CatalogRoutes catalog, ImageStore images, String store, ChangeableAttributes attributes) {
    this.catalog = catalog;
    this.images = images;
    this.store = store;
    this.attributes = attributes;
  }

  /** Adds the routes, each with the scope that it requires; before those that read. */
  Router addTo(Router router, RegistryAuth auth) {
    return router
        .route(
            "GET",
            "/acr/v1/_deleted/_catalog",
            auth.requireDeletedCatalog(r -> nothing("repositories")))
        .route(
            "GET",
            "/acr/v1/_deleted/{repository*}/_manifests",
            auth.require("deleted_read", r -> nothing("manifests")))
        .route(
            "GET",
            "/acr/v1/_deleted/{repository*}/_tags",
            auth.require("deleted_read", r -> nothing("tags")))
        .route(
            "PATCH",
            "/acr/v1/{repository*}/_tags/{tag}",
            auth.require("metadata_write", r -> change(r, "tag")))
        .route(
            "PATCH",
            "/acr/v1/{repository*}/_manifests/{digest}",
            auth.require("metadata_write", r -> change(r, "digest")))
        .route("PATCH", "/acr/v1/{repository*}", auth.require("metadata_write", this::change))
        .route("DELETE", "/acr/v1/{repository*}/_tags/{tag}", auth.require("delete", this::untag))
        .route("DELETE", "/acr/v1/{repository*}", auth.require("delete", this::deleteRepository))
        .route(
            "DELETE",
            "/v2/{repository*}/manifests/{digest}",
            auth.require("delete", this::deleteManifest))
        .route(
            "GET",
            "/v2/{repository*}/referrers/{digest}",
            auth.requirePull(r -> nothing("manifests")));
  }

  private static ServerResponse nothing(String field) {
    var body = Json.object();
    body.putArray(field);
    return ServerResponse.json(200, body);
  }

  private ServerResponse change(ServerRequest request) {
    var repository = catalog.repository(request);
    attributes.change(repository.name(), request.json());
    return ServerResponse.json(200, repository.attributes());
  }

  private ServerResponse change(ServerRequest request, String kind) {
    var repository = catalog.repository(request);
    var reference = request.parameter(kind);
    if (images.find(store, repository.name(), reference).isEmpty()) {
      throw RegistryFailure.noManifest(reference);
    }
    attributes.change(repository.name() + ":" + reference, request.json());
    return kind.equals("tag") ? catalog.tag(request) : catalog.manifestAttributes(request);
  }

  private ServerResponse untag(ServerRequest request) {
    var repository = catalog.repository(request);
    var tag = request.parameter("tag");
    requireDeletable(repository.name(), List.of(tag));
    if (images.remove(store, repository.name(), (each, _) -> each.equals(tag)).isEmpty()) {
      throw RegistryFailure.noManifest(tag);
    }
    return ServerResponse.empty(202);
  }

  private ServerResponse deleteManifest(ServerRequest request) {
    var repository = catalog.repository(request);
    var digest = request.parameter("digest");
    requireDeletable(repository.name(), List.of(digest));
    if (images
        .remove(store, repository.name(), (_, image) -> image.digest().equals(digest))
        .isEmpty()) {
      throw RegistryFailure.noManifest(digest);
    }
    return ServerResponse.empty(202);
  }

  private ServerResponse deleteRepository(ServerRequest request) {
    var repository = catalog.repository(request);
    var digests = repository.digests();
    requireDeletable(repository.name(), digests);
    var body = Json.object();
    body.set("manifestsDeleted", Json.tree(digests));
    body.set("tagsDeleted", Json.tree(images.remove(store, repository.name(), (_, image) -> true)));
    return ServerResponse.json(202, body);
  }

  private void requireDeletable(String repository, List<String> references) {
    if (!attributes.allow(repository, "deleteEnabled")
        || references.stream()
            .anyMatch(each -> !attributes.allow(repository + ":" + each, "deleteEnabled"))) {
      throw RegistryFailure.locked();
    }
  }
}
