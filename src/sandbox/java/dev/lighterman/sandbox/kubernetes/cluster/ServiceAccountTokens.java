package dev.lighterman.sandbox.kubernetes.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.world.WorldClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The tokens that ServiceAccounts sign in with, until these expire by the world's clock, and what
 * they may do: what the roles say that are bound to them.
 */
public final class ServiceAccountTokens {

  /** The audience of the API server, and who issues the tokens. */
  public static final String API_SERVER = "https://kubernetes.default.svc.cluster.local";

  private static final String USERS = "system:serviceaccount:";
  private static final String AUTHENTICATED = "system:authenticated";

  private final ObjectStore store;
  private final WorldClock clock;
  private final JwtIssuer issuer = JwtIssuer.inRealTime();

  /** When tokens end, by their ids, in the world's time. */
  private final Map<String, Duration> ends = new ConcurrentHashMap<>();

  ServiceAccountTokens(ObjectStore store, WorldClock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @throws dev.lighterman.sandbox.kubernetes.objects.ApiFailure 404 without such a ServiceAccount
   */
  public String issue(String namespace, String name, List<String> audiences, Duration validFor) {
    ObjectNode account = require(namespace, name);
    String id = UUID.randomUUID().toString();
    ends.put(id, clock.elapsed().plus(validFor));
    return issuer.issue(
        Map.of(
            "aud",
            audiences,
            "iss",
            API_SERVER,
            "jti",
            id,
            "sub",
            USERS + namespace + ":" + name,
            "kubernetes.io",
            Map.of(
                "namespace",
                namespace,
                "serviceaccount",
                Map.of("name", name, "uid", ObjectMeta.uid(account)))),
        validFor);
  }

  /**
   * A ServiceAccount.
   *
   * @throws dev.lighterman.sandbox.kubernetes.objects.ApiFailure 404 if there is none
   */
  public ObjectNode require(String namespace, String name) {
    return store.require(key(namespace, name));
  }

  /** What a token's account may do; empty if it is not one for this API server, or not any more. */
  public Optional<RbacPermissions> permissions(String token) {
    return issuer
        .claims(token)
        .filter(claims ->
            JsonTree.items(claims.path("aud")).anyMatch(each -> each.asText().equals(API_SERVER)))
        .filter(claims -> !isOver(claims.path("jti").asText()))
        .filter(this::exists)
        .map(claims -> claims.path("sub").asText())
        .map(user -> RbacPermissions.ofRoles(user, roles(user)));
  }

  /** The groups of a user. */
  public static List<String> groups(String user) {
    return user.startsWith(USERS)
        ? List.of(
            "system:serviceaccounts",
            "system:serviceaccounts:" + user.split(":", -1)[2],
            AUTHENTICATED)
        : List.of(AUTHENTICATED);
  }

  private boolean isOver(String id) {
    return ends.getOrDefault(id, Duration.ZERO).compareTo(clock.elapsed()) <= 0;
  }

  private boolean exists(ObjectNode claims) {
    JsonNode bound = claims.path("kubernetes.io");
    JsonNode account = bound.path("serviceaccount");
    return store
        .get(key(bound.path("namespace").asText(), account.path("name").asText()))
        .filter(found -> ObjectMeta.uid(found).equals(account.path("uid").asText()))
        .isPresent();
  }

  private Stream<ObjectNode> roles(String user) {
    return store.list(ResourceKind.CLUSTER_ROLE_BINDING, "").stream()
        .filter(binding ->
            JsonTree.items(binding.path("subjects")).anyMatch(each -> isSubject(each, user)))
        .map(binding -> binding.path("roleRef").path("name").asText())
        .flatMap(role -> store.get(new ObjectKey(ResourceKind.CLUSTER_ROLE, "", role)).stream());
  }

  private static boolean isSubject(JsonNode subject, String user) {
    String name = subject.path("name").asText();
    return switch (subject.path("kind").asText()) {
      case "ServiceAccount" -> user.equals(USERS + subject.path("namespace").asText() + ":" + name);
      case "Group" -> groups(user).contains(name);
      default -> user.equals(name);
    };
  }

  private static ObjectKey key(String namespace, String name) {
    return new ObjectKey(ResourceKind.SERVICE_ACCOUNT, namespace, name);
  }
}
