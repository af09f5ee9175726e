package dev.lighterman.acceptance.doctor;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.RandomSites.RandomSite;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A fault of a site, the cause that it is, and what decides whether it hides another: a fault takes
 * something away, and one that is told by that very thing can't be told beside it.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its sets are those of Set.of, which never change.
enum SiteFault {
  CLUSTER_OFF(
      "arc-agents-offline", Set.of(Need.CONNECTIVITY), Set.of(Need.API, Need.AGENTS, Need.POD)),
  ARC_OFFLINE("arc-agents-offline", Set.of(Need.CONNECTIVITY), Set.of(Need.AGENTS)),
  ARC_CERTIFICATE_EXPIRED(
      "arc-certificate-expired", Set.of(), Set.of(Need.AGENTS, Need.CONNECTIVITY)),
  DATA_ENDPOINT_OFF("data-endpoint-disabled", Set.of(Need.CHILDREN), Set.of(Need.CONTACT)),
  REGISTRY_BASIC(
      "registry-not-premium", Need.IN_PARENTS_ANSWER, Set.of(Need.CONTACT, Need.CHILDREN)),
  PROVIDER_UNREGISTERED("provider-unregistered", Set.of(), Set.of()),
  SYNC_TOKEN_DISABLED("sync-token-disabled", Set.of(Need.CHILDREN), Set.of(Need.CONTACT)),
  CONNECTED_REGISTRY_POD_DOWN("connected-registry-pod-down", Need.IN_POD, Set.of(Need.POD)),
  CONNECTED_REGISTRY_POD_SCALED("connected-registry-pod-down", Need.IN_POD, Set.of(Need.POD)),
  EGRESS_BLOCKED("egress-blocked", Need.IN_LOG, Set.of(Need.CONTACT, Need.IMAGES)),
  WRONG_PASSWORD("sync-password-rejected", Need.IN_LOG, Set.of(Need.CONTACT)),
  ALREADY_ACTIVATED("already-activated", Need.IN_LOG, Set.of(Need.CONTACT)),
  REDEPLOYED_WHILE_ACTIVE("redeployed-while-active", Need.ROLLED_OUT, Set.of(Need.CONTACT)),
  PROXY_BODY_LIMIT("proxy-body-limit", Need.IN_LOG, Set.of(Need.CONTACT)),
  DATA_ENDPOINT_ELSEWHERE("data-endpoint-home-region-only", Need.IN_LOG, Set.of(Need.CONTACT)),
  MIXED_CASE_NAME("mixed-case-name", Need.IN_OLD_VERSIONS_LOG, Set.of(Need.CONTACT)),
  DISK_FULL("storage-error", Need.IN_LOG, Set.of(Need.CONTACT)),
  STORAGE_ACCESS_DENIED("storage-error", Need.IN_LOG, Set.of(Need.CONTACT)),
  VOLUME_PENDING("volume-pending", Need.INSTALLED, Need.RELEASE_LOST),
  CERT_MANAGER_CONFLICT("cert-manager-conflict", Need.INSTALLED, Need.RELEASE_LOST),
  HELM_OPERATION_IN_PROGRESS("helm-operation-in-progress", Need.INSTALLED, Set.of(Need.RELEASE)),
  HELM_RELEASE_LEFT("helm-release-left", Need.INSTALLED, Need.RELEASE_LOST),
  NAMESPACE_TERMINATING("namespace-terminating", Need.INSTALLED, Need.RELEASE_LOST),
  CHART_NOT_FOUND("chart-not-found", Need.INSTALLED, Set.of(Need.RELEASE)),
  SERVICE_IP_OUT_OF_RANGE("service-ip-out-of-range", Need.INSTALLED, Need.RELEASE_LOST),
  SERVICE_IP_IN_USE("service-ip-in-use", Need.INSTALLED, Need.RELEASE_LOST),
  HELM_TIMEOUT("helm-timeout", Need.INSTALLED, Need.RELEASE_LOST),
  EXTENSION_STATUS_MISSING("extension-status-missing", Need.INSTALLED, Set.of(Need.RELEASE)),
  EXTENSION_NOT_INSTALLED("extension-not-installed", Need.INSTALLED, Need.RELEASE_LOST),
  PROTECTED_SETTINGS_EXPIRED("protected-settings-expired", Need.INSTALLED, Need.RELEASE_LOST),
  NEVER_ACTIVATED("extension-not-installed", Need.INSTALLED, Need.RELEASE_LOST),
  TOKEN_DETACHED("client-token-not-attached", Need.IN_PULL, Set.of(Need.PULL)),
  CLIENT_TOKEN_DISABLED("client-token-disabled", Set.of(Need.CHILDREN), Set.of(Need.PULL)),
  CLIENT_PASSWORD_REJECTED("client-password-rejected", Need.IN_PULL, Set.of(Need.PULL)),
  PULL_SECRET_MISSING("pull-secret-missing", Need.IN_PULL, Set.of(Need.PULL)),
  CLIENT_SCOPE_INSUFFICIENT("client-scope-insufficient", Need.IN_PULL, Set.of(Need.PULL)),
  IMAGE_NOT_SYNCED("image-not-synced", Need.IN_PULL, Set.of(Need.PULL)),
  IMAGE_DELETED("image-not-in-cloud", Need.IN_PULL, Set.of(Need.PULL)),
  HTTP_ENDPOINT("http-endpoint", Need.PULLED_ANEW, Need.UPGRADED),
  NODE_TRUST_MISSING("node-trust-missing", Need.PULLED_ANEW, Need.UPGRADED),
  TLS_SETTINGS_LOST("tls-settings-lost", Need.PULLED_ANEW, Need.UPGRADED);

  /** What a fault is told by, and what another may take away. */
  enum Need {
    /** The API server answers. */
    API,
    /** The agents carry out what Azure says. */
    AGENTS,
    /** Azure says no more of the agents than that they are offline. */
    CONNECTIVITY,
    /** Helm carries out a change. */
    RELEASE,
    /** The connected registry's pod runs. */
    POD,
    /** It reaches its parent, which takes it as far as this fault. */
    CONTACT,
    /** Azure tells the connected registry and its tokens. */
    CHILDREN,
    /** Nodes pull the extension's own images. */
    IMAGES,
    /** No upgrade brings the present version. */
    OLD_VERSION,
    /** Pods' pulls come as far as this fault. */
    PULL;

    static final Set<Need> IN_POD = Set.of(API, POD, RELEASE);
    static final Set<Need> IN_PARENTS_ANSWER = Set.of(API, POD, RELEASE, CONTACT);
    static final Set<Need> IN_LOG = Set.of(API, POD, RELEASE, CONTACT, CHILDREN);
    static final Set<Need> IN_OLD_VERSIONS_LOG =
        Set.of(API, POD, RELEASE, CONTACT, CHILDREN, OLD_VERSION);
    static final Set<Need> UPGRADED = Set.of(PULL, OLD_VERSION);
    static final Set<Need> ROLLED_OUT =
        Set.of(API, AGENTS, POD, RELEASE, IMAGES, CONTACT, CHILDREN);
    static final Set<Need> INSTALLED = Set.of(API, AGENTS, RELEASE, IMAGES, CHILDREN);
    static final Set<Need> IN_PULL = Set.of(API, POD, RELEASE, PULL, CHILDREN);
    static final Set<Need> PULLED_ANEW = Set.of(API, AGENTS, POD, RELEASE, IMAGES, PULL, CHILDREN);
    static final Set<Need> RELEASE_LOST = Set.of(RELEASE, POD);
  }

  private final String cause;
  private final Set<Need> needs;
  private final Set<Need> takes;

  SiteFault(String cause, Set<Need> needs, Set<Need> takes) {
    this.cause = cause;
    this.needs = needs;
    this.takes = takes;
  }

  /** The name of its cause in the catalogue. */
  String cause() {
    return cause;
  }

  /** What is said of it where another hides what tells it from others of its kind. */
  String lesserCause() {
    return switch (this) {
      case REDEPLOYED_WHILE_ACTIVE -> "already-activated";
      case MIXED_CASE_NAME -> "sync-password-rejected";
      case TLS_SETTINGS_LOST -> "node-trust-missing";
      case VOLUME_PENDING, EGRESS_BLOCKED -> "helm-timeout";
      case DATA_ENDPOINT_ELSEWHERE -> "egress-blocked";
      case NEVER_ACTIVATED -> "extension-left-over";
      case CLIENT_TOKEN_DISABLED, TOKEN_DETACHED -> "client-password-rejected";
      default -> cause;
    };
  }

  /**
   * Whether it can happen there: an old version mistakes capitals alone, who has a certificate of
   * his own needs no cert-manager, and where no extension is, only a name tells that one should be.
   */
  boolean fits(RandomSite site) {
    String name = site.connected();
    return switch (this) {
      case MIXED_CASE_NAME -> !name.equals(name.toLowerCase(Locale.ROOT));
      case TLS_SETTINGS_LOST, CERT_MANAGER_CONFLICT -> !site.ownTls();
      case NEVER_ACTIVATED -> site.hasItsName();
      default -> true;
    };
  }

  /** Whether it can be told at all: some things are told by the cluster alone. */
  boolean isTold(RandomSite site) {
    return site.reached() || needs.stream().noneMatch(Need.API::equals);
  }

  /** Whether each of the two is told beside the other. */
  boolean isIndependentOf(SiteFault other) {
    return !hides(other) && !other.hides(this);
  }

  boolean hides(SiteFault other) {
    return takes.stream().anyMatch(other.needs::contains);
  }

  /** Whether it takes away what another fault changes, so that it comes after it. */
  boolean isLast() {
    return switch (this) {
      case NEVER_ACTIVATED, PROTECTED_SETTINGS_EXPIRED, NAMESPACE_TERMINATING -> true;
      default -> false;
    };
  }

  /** The fault in the world of a site. */
  Fault at(RandomSite site) {
    var details = new HashMap<String, String>();
    switch (this) {
      case DATA_ENDPOINT_OFF, REGISTRY_BASIC -> details.put("registry", site.registry());
      default -> details.put("cluster", site.name());
    }
    if (this == CONNECTED_REGISTRY_POD_SCALED) {
      details.put("state", "scaled");
      return new Fault("connected-registry-pod-down", details);
    }
    return new Fault(name().toLowerCase(Locale.ROOT).replace('_', '-'), Map.copyOf(details));
  }

  /** Those that leave nothing behind when they are cleared, but events and lines of a log. */
  static List<SiteFault> passing() {
    return List.of(
        EGRESS_BLOCKED,
        CONNECTED_REGISTRY_POD_DOWN,
        SYNC_TOKEN_DISABLED,
        WRONG_PASSWORD,
        DATA_ENDPOINT_OFF,
        CLIENT_TOKEN_DISABLED,
        PULL_SECRET_MISSING,
        VOLUME_PENDING,
        SERVICE_IP_IN_USE,
        CHART_NOT_FOUND,
        ARC_OFFLINE,
        ALREADY_ACTIVATED,
        DISK_FULL,
        PROXY_BODY_LIMIT,
        IMAGE_NOT_SYNCED,
        NODE_TRUST_MISSING);
  }
}
