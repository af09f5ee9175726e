package dev.lighterman.azure;

import com.azure.containers.containerregistry.ContainerRegistryClient;
import com.azure.containers.containerregistry.ContainerRegistryClientBuilder;
import com.azure.containers.containerregistry.models.ArtifactManifestProperties;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.azure.arm.AzureConnection;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The repositories, tags and digests in the cloud registries, and imports into them. */
public final class Images {
  private static final String API_VERSION = "2025-11-01";

  private final AzureConnection connection;
  private final ArmClient arm;
  private final DataPlaneRefusal refusal;
  private final Map<String, ContainerRegistryClient> byLoginServer = new ConcurrentHashMap<>();

  Images(AzureConnection connection, ArmClient arm, Permissions permissions) {
    this.connection = connection;
    this.arm = arm;
    this.refusal = new DataPlaneRefusal(permissions);
  }

  /** Checks that the registry's login server answers; 401 is fine, so no permission is needed. */
  public void checkReachable(CloudRegistry registry) {
    var request = new HttpRequest(HttpMethod.GET, "https://" + registry.loginServer() + "/v2/");
    ArmErrors.translating(() -> {
      try (var response = connection.httpClient().sendSync(request, Context.NONE)) {
        if (response.getStatusCode() != 200 && response.getStatusCode() != 401) {
          throw closed(registry, response);
        }
        return registry;
      }
    });
  }

  private static OperatorMustAct closed(CloudRegistry registry, HttpResponse response) {
    return DataPlaneRefusal.byNetworkRules(registry, response.getBodyAsBinaryData().toString())
        .orElseGet(() ->
            new OperatorMustAct(
                Sentence.of("azure.registry-closed", "server", registry.loginServer())
                    .with("status", response.getStatusCode()),
                Sentence.of("azure.registry-closed.remedy")));
  }

  /** The names of all repositories. */
  public List<String> listRepositories(CloudRegistry registry) {
    return ArmErrors.translating(
        () -> callDataPlane(registry, client -> client.listRepositoryNames().stream().toList()));
  }

  /** The tags of a repository, last updated first; none if it does not exist. */
  public List<String> listTags(CloudRegistry registry, Repository repository) {
    return ArmErrors.find(
            () -> callDataPlane(registry, client -> tagsByLastUpdate(client, repository)))
        .orElse(List.of());
  }

  /**
   * The current digest of a tag; empty if it does not exist.
   *
   * @param reference a tag or a digest
   */
  public Optional<String> digest(CloudRegistry registry, Repository repository, String reference) {
    return ArmErrors.find(() ->
        callDataPlane(
            registry,
            client ->
                client
                    .getArtifact(repository.name(), reference)
                    .getManifestProperties()
                    .getDigest()));
  }

  /**
   * Starts to import an image; does not overwrite an existing target tag.
   *
   * @return the operation, for {@link #isImported}; empty if it is done already
   */
  public Optional<String> importImage(ArmId registry, ImageImport image) {
    return importImage(registry, image.body("NoForce"));
  }

  /** The same, but overwrites the target tag if it exists. */
  public Optional<String> forceImport(ArmId registry, ImageImport image) {
    return importImage(registry, image.body("Force"));
  }

  private Optional<String> importImage(ArmId registry, ObjectNode body) {
    return arm.start(HttpMethod.POST, registry + "/importImage", API_VERSION, body);
  }

  /** Whether an import is done. If it failed, this throws what a failed request would. */
  public boolean isImported(String operation) {
    return arm.isDone(operation);
  }

  private static List<String> tagsByLastUpdate(
      ContainerRegistryClient client, Repository repository) {
    return client.getRepository(repository.name()).listManifestProperties().stream()
        .sorted(Comparator.comparing(ArtifactManifestProperties::getLastUpdatedOn).reversed())
        .flatMap(manifest -> manifest.getTags().stream())
        .toList();
  }

  /**
   * Calls a registry's data plane, once more with a new client if a kept one is refused: that keeps
   * its access token for more than an hour, which may allow nothing, or be for what was called
   * before if signing in for this call failed or was interrupted.
   */
  private <T> T callDataPlane(
      CloudRegistry registry, Function<ContainerRegistryClient, T> request) {
    String server = registry.loginServer();
    ContainerRegistryClient kept = byLoginServer.get(server);
    if (kept != null) {
      try {
        return request.apply(kept);
      } catch (HttpResponseException e) {
        throwUnlessRefusal(e);
        byLoginServer.remove(server, kept);
      }
    }
    ContainerRegistryClient client = byLoginServer.computeIfAbsent(server, this::newClient);
    try {
      return request.apply(client);
    } catch (HttpResponseException e) {
      throwUnlessRefusal(e);
      byLoginServer.remove(server, client);
      throw refusal.explain(registry, e);
    }
  }

  /** The data plane answers 401 and 403 without the cause. */
  private static void throwUnlessRefusal(HttpResponseException e) {
    if (ArmErrors.statusCode(e) != 401 && ArmErrors.statusCode(e) != 403) {
      throw e;
    }
  }

  /**
   * Signs in with the SDK's default audience, which is that of registries in all clouds: a registry
   * may refuse tokens for Azure Resource Manager.
   */
  private ContainerRegistryClient newClient(String loginServer) {
    return new ContainerRegistryClientBuilder()
        .endpoint("https://" + loginServer)
        .credential(connection.credential())
        .httpClient(connection.httpClient())
        .retryOptions(AzureConnection.NO_RETRIES)
        .buildClient();
  }
}
