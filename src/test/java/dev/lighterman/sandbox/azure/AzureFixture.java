package dev.lighterman.sandbox.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.containerregistry.ContainerRegistryManager;
import com.azure.resourcemanager.resources.ResourceManager;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerTls;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.sandbox.registry.RegistryServers;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.ServicePrincipal;
import dev.lighterman.sandbox.world.StoresSeed;
import dev.lighterman.sandbox.world.Tenant;
import dev.lighterman.sandbox.world.Tenant.Subscription;
import dev.lighterman.sandbox.world.World;
import dev.lighterman.sandbox.world.WorldClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A seeded world with its Azure and registry servers, and clients for them. */
public final class AzureFixture implements AutoCloseable {

  public static final String TENANT = "11111111-1111-1111-1111-111111111111";
  public static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222222";
  public static final String CLIENT = "33333333-3333-3333-3333-333333333333";
  static final String PERSON = "55555555-5555-5555-5555-555555555555";
  static final String PERSON_OBJECT = "66666666-6666-6666-6666-666666666666";
  public static final String SECRET = "s3cret~for.tests";
  public static final String REGISTRY_PATH =
      "/subscriptions/%s/resourceGroups/myresourcegroup/providers/Microsoft.ContainerRegistry/registries/myacrregistry"
          .formatted(SUBSCRIPTION);

  /** The bot's actions, and those that other clients need to poll operations and to list. */
  public static final List<String> ANY_CLIENTS =
      Stream.concat(
              ServicePrincipal.BOT_ACTIONS.stream(),
              Stream.of(
                  "Microsoft.ContainerRegistry/locations/operationResults/read",
                  "Microsoft.ContainerRegistry/register/action",
                  "Microsoft.ContainerRegistry/registries/connectedRegistries/deactivate/action",
                  "Microsoft.ContainerRegistry/checkNameAvailability/action",
                  "Microsoft.ContainerRegistry/registries/delete",
                  "Microsoft.ContainerRegistry/registries/listUsages/read",
                  "Microsoft.ContainerRegistry/registries/*operationStatuses/read",
                  "Microsoft.KubernetesConfiguration/extensions/operations/read",
                  "Microsoft.Resources/subscriptions/*read"))
          .toList();

  public final ServerTls tls = TrustingClients.loopback();
  public final ActiveFaults faults = new ActiveFaults();
  public final RequestLog log = new RequestLog();
  public final WorldClock clock;
  public final World world;
  public final AzureServer azure;
  private final RegistryServers registries;
  private final java.net.http.HttpClient http;
  private String token = "";

  public AzureFixture(double speed) {
    this(speed, ANY_CLIENTS);
  }

  public AzureFixture(double speed, List<String> actions) {
    this(speed, actions, RecordingAgents::new);
  }

  /** A world with other agents. */
  public AzureFixture(double speed, List<String> actions, Function<World, ArcAgents> agents) {
    clock = new WorldClock(speed);
    world = new World(clock, faults, new EventLog(clock), tenant(actions));
    world.runLocked(() -> new StoresSeed().populate(world));
    var tokens = new JwtIssuer(clock);
    azure = AzureServer.start(options("azure"), world, tokens, agents.apply(world));
    registries = RegistryServers.start(options("registry"), world, tokens);
    http = java.net.http.HttpClient.newBuilder().sslContext(TrustingClients.only(tls)).build();
  }

  private static Tenant tenant(List<String> actions) {
    return new Tenant(
        TENANT,
        List.of(new Subscription(SUBSCRIPTION, "Edge production")),
        new ServicePrincipal(CLIENT, CLIENT, SECRET, actions),
        new ServicePrincipal(PERSON, PERSON_OBJECT, SECRET, ServicePrincipal.PERSON_ACTIONS));
  }

  /** Options of a server of this world, with TLS. */
  public ServerOptions options(String name) {
    return ServerOptions.plain(name, 0, faults, log).withTls(tls);
  }

  /** Where the data plane of {@code myacrregistry} listens. */
  public URI registry() {
    return world.locked(() ->
        URI.create(
            "https://"
                + world
                    .resources()
                    .find(new ResourceId(REGISTRY_PATH))
                    .orElseThrow()
                    .text("/properties/loginServer")));
  }

  @Override
  public void close() {
    azure.close();
    registries.close();
    clock.close();
    http.close();
  }

  // The Azure SDK

  /** An HTTP client for the SDK that trusts this world's certificate. */
  public HttpClient sdkHttp() {
    return new JdkHttpClientBuilder(
            java.net.http.HttpClient.newBuilder().sslContext(TrustingClients.only(tls)))
        .build();
  }

  /** The bot's credential with this secret. */
  public ClientSecretCredential credential(String secret) {
    return new ClientSecretCredentialBuilder()
        .tenantId(TENANT)
        .clientId(CLIENT)
        .clientSecret(secret)
        .authorityHost(azure.address() + "/")
        .disableInstanceDiscovery()
        .httpClient(sdkHttp())
        .build();
  }

  ContainerRegistryManager registries() {
    return ContainerRegistryManager.configure()
        .withHttpClient(sdkHttp())
        .authenticate(credential(SECRET), profile());
  }

  ResourceManager resources() {
    return ResourceManager.configure()
        .withHttpClient(sdkHttp())
        .authenticate(credential(SECRET), profile())
        .withSubscription(SUBSCRIPTION);
  }

  AzureProfile profile() {
    var base = azure.address() + "/";
    return new AzureProfile(
        TENANT,
        SUBSCRIPTION,
        new AzureEnvironment(
            Map.of(
                "resourceManagerEndpointUrl", base,
                "managementEndpointUrl", base,
                "activeDirectoryEndpointUrl", base)));
  }

  // Plain HTTP

  HttpResponse<String> signIn(String secret) throws Exception {
    return signIn(CLIENT, secret);
  }

  /** An access token for the application with this client id. */
  String bearer(String client) throws Exception {
    return Json.read(signIn(client, SECRET).body()).path("access_token").asText();
  }

  /** An access token of the bot for registries, which is not for ARM. */
  String registryBearer() throws Exception {
    return Json.read(signIn(CLIENT, SECRET, Tenant.REGISTRY_AUDIENCE).body())
        .path("access_token")
        .asText();
  }

  private HttpResponse<String> signIn(String client, String secret) throws Exception {
    return signIn(client, secret, azure.address().toString());
  }

  private HttpResponse<String> signIn(String client, String secret, String audience)
      throws Exception {
    var form =
        "client_id=%s&grant_type=client_credentials&client_secret=%s&scope=%s/.default"
            .formatted(client, secret, audience);
    return http.send(
        HttpRequest.newBuilder(URI.create(azure.address() + "/" + TENANT + "/oauth2/v2.0/token"))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Sends an authenticated request to ARM, or to an address that ARM returned. */
  public HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    if (token.isEmpty()) {
      token = bearer(CLIENT);
    }
    var target = path.startsWith("https:") ? path : azure.address() + path;
    var request =
        HttpRequest.newBuilder(URI.create(target))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (var i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The same as somebody who may do everything. */
  public HttpResponse<String> sendAsPerson(String method, String path, String body)
      throws Exception {
    return send(method, path, body, "Authorization", "Bearer " + bearer(PERSON));
  }

  /** The body as JSON. */
  public JsonNode json(HttpResponse<String> response) throws Exception {
    return Json.read(response.body());
  }

  /** Agents that do not install anything; they only mark the extension's resource. */
  private record RecordingAgents(World world) implements ArcAgents {
    @Override
    public void ensure(ResourceId extension) {
      world.resources().find(extension).orElseThrow().secrets().put("ensured", "yes");
    }

    @Override
    public void remove(ResourceId extension) {
      world.resources().remove(extension);
    }

    @Override
    public void cancel(ResourceId extension) {}
  }
}
