package dev.lighterman.azure;

import com.azure.containers.containerregistry.ContainerRegistryClient;
import com.azure.containers.containerregistry.ContainerRegistryClientBuilder;
import com.azure.containers.containerregistry.models.ArtifactManifestProperties;
import com.azure.containers.containerregistry.models.ContainerRegistryAudience;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import com.azure.resourcemanager.containerregistry.models.ImportMode;
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
import java.util.function.Supplier;

/** What lies in the cloud registries. */
public final class Images {
  private static final String READ = "Microsoft.ContainerRegistry/registries/pull/read";

  private final AzureConnection connection;
  private final RegistryClients clients;
  private final Map<String, ContainerRegistryClient> byLoginServer = new ConcurrentHashMap<>();

  Images(AzureConnection connection, RegistryClients clients) {
    this.connection = connection;
    this.clients = clients;
  }

  /** Knocks at the registry itself, which needs no right: it asks whoever comes to sign in. */
  public void reach(CloudRegistry registry) {
    var request = new HttpRequest(HttpMethod.GET, "https://" + registry.loginServer() + "/v2/");
    ArmErrors.asking(() -> {
      try (var answer = connection.client().sendSync(request, Context.NONE)) {
        if (answer.getStatusCode() != 200 && answer.getStatusCode() != 401) {
          throw new OperatorMustAct(
              Sentence.of("azure.registry-closed", "server", registry.loginServer())
                  .with("status", answer.getStatusCode()),
              Sentence.of("azure.registry-closed.remedy"));
        }
        return registry;
      }
    });
  }

  /** The names of all repositories. */
  public List<String> repositories(CloudRegistry registry) {
    return ArmErrors.asking(
        () -> reading(registry, () -> client(registry).listRepositoryNames().stream().toList()));
  }

  /** The tags of a repository, the latest change first; none where it isn't there. */
  public List<String> tags(CloudRegistry registry, Repository repository) {
    return ArmErrors.find(() -> reading(registry, () -> tagged(registry, repository)))
        .orElse(List.of());
  }

  /**
   * The digest that a tag stands for now.
   *
   * @param reference a tag or a digest
   */
  public Optional<String> digest(CloudRegistry registry, Repository repository, String reference) {
    return ArmErrors.find(() ->
        reading(
            registry,
            () ->
                client(registry)
                    .getArtifact(repository.name(), reference)
                    .getManifestProperties()
                    .getDigest()));
  }

  /** Asks to copy an image from another registry; a tag that is there already is not moved. */
  public void importImage(ArmId registry, ImageImport wanted) {
    importImage(registry, wanted, ImportMode.NO_FORCE);
  }

  /** The same, and a tag that is there already is moved. */
  public void importOver(ArmId registry, ImageImport wanted) {
    importImage(registry, wanted, ImportMode.FORCE);
  }

  private void importImage(ArmId registry, ImageImport wanted, ImportMode mode) {
    var parameters = wanted.parameters().withMode(mode);
    ArmErrors.asking(() ->
        clients
            .of(registry)
            .getRegistries()
            .beginImportImage(registry.resourceGroup(), registry.name(), parameters));
  }

  private List<String> tagged(CloudRegistry registry, Repository repository) {
    return client(registry).getRepository(repository.name()).listManifestProperties().stream()
        .sorted(Comparator.comparing(ArtifactManifestProperties::getLastUpdatedOn).reversed())
        .flatMap(manifest -> manifest.getTags().stream())
        .toList();
  }

  /** The registry itself says neither which right is missing nor where. */
  private static <T> T reading(CloudRegistry registry, Supplier<T> question) {
    try {
      return question.get();
    } catch (HttpResponseException e) {
      if (ArmErrors.status(e) == 401 || ArmErrors.status(e) == 403) {
        throw ArmErrors.forbidden(READ, registry.id().toString());
      }
      throw e;
    }
  }

  private ContainerRegistryClient client(CloudRegistry registry) {
    return byLoginServer.computeIfAbsent(registry.loginServer(), this::connect);
  }

  private ContainerRegistryClient connect(String loginServer) {
    return new ContainerRegistryClientBuilder()
        .endpoint("https://" + loginServer)
        .credential(connection.credential())
        .audience(ContainerRegistryAudience.fromString(connection.endpoint()))
        .httpClient(connection.client())
        .retryOptions(AzureConnection.ONCE)
        .buildClient();
  }
}
