package dev.lighterman.diagnosis;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.RegistrationState;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.kubernetes.LogLine;
import dev.lighterman.kubernetes.ObjectEvent;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.kubernetes.VolumeClaim;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of a site that can be looked at; listed in the order in which people would look.
 *
 * @param name the end of the key of its text
 * @param <T> what is seen there
 */
@SuppressWarnings("UnusedTypeParameter") // It says what SiteEvidence holds for a part.
public record Part<T>(String name) {
  public static final Part<CloudRegistry> CLOUD_REGISTRY = new Part<>("cloud-registry");

  /** The resource providers by namespace, such as {@code Microsoft.Kubernetes}. */
  public static final Part<Map<String, RegistrationState>> PROVIDERS = new Part<>("providers");

  public static final Part<ArcCluster> CLUSTER = new Part<>("cluster");
  public static final Part<Extension> EXTENSION = new Part<>("extension");

  /** The phase of the extension's namespace. */
  public static final Part<String> NAMESPACE = new Part<>("namespace");

  /** The connected registry's pods, newest first. */
  public static final Part<List<PodState>> PODS = new Part<>("pods");

  /** The last lines of the newest pod's log, oldest first. */
  public static final Part<List<LogLine>> LOG = new Part<>("log");

  /** The events in the extension's namespace, oldest first. */
  public static final Part<List<ObjectEvent>> EVENTS = new Part<>("events");

  public static final Part<VolumeClaim> VOLUME = new Part<>("volume");
  public static final Part<List<StorageClass>> STORAGE_CLASSES = new Part<>("storage-classes");

  /** The Services' addresses; looked at only where the extension failed. */
  public static final Part<ServiceNetwork> SERVICES = new Part<>("services");

  public static final Part<ConnectedRegistry> CONNECTED_REGISTRY = new Part<>("connected-registry");

  /** By what it signs in to its parent; absent where that is a managed identity. */
  public static final Part<TokenEvidence> SYNC_TOKEN = new Part<>("sync-token");

  /** The tokens that it lets in, and those that pods sign in with. */
  public static final Part<List<TokenEvidence>> CLIENT_TOKENS = new Part<>("client-tokens");

  /** The pods whose images can't be pulled from it. */
  public static final Part<List<FailingPull>> PULLS = new Part<>("pulls");

  /** The pull secrets of those pods. */
  public static final Part<List<PullSecretEvidence>> PULL_SECRETS = new Part<>("pull-secrets");

  /**
   * The workloads that run and have pulled from it, with their pull secrets; absent where nobody
   * can look at pulls.
   */
  public static final Part<List<RunningPull>> RUNNING_PULLS = new Part<>("running-pulls");

  /**
   * What names the addresses at which the site served before a removal, by our own record; absent
   * where there are none.
   */
  public static final Part<List<FormerPulls>> FORMER_PULLS = new Part<>("former-pulls");

  /**
   * The images, of those that the site is said not to have, that the cloud registry does not have
   * either, as pods name them; absent where no pull fails for that.
   */
  public static final Part<Set<String>> CLOUD_IMAGES = new Part<>("cloud-images");

  /** What was said when our last request for this site stopped; absent if it did not. */
  public static final Part<List<String>> LAST_ERROR = new Part<>("last-error");

  /** Whether several sites have it in common: what is wrong there is wrong at all of them. */
  public boolean isShared() {
    return equals(CLOUD_REGISTRY) || equals(PROVIDERS);
  }

  /** Those that work or don't; the others tell why. */
  public static final List<Part<?>> WORKING =
      List.of(
          CLOUD_REGISTRY,
          PROVIDERS,
          CLUSTER,
          EXTENSION,
          PODS,
          VOLUME,
          CONNECTED_REGISTRY,
          SYNC_TOKEN,
          CLIENT_TOKENS,
          PULLS);

  /** All of them. */
  public static final List<Part<?>> ALL =
      List.of(
          CLOUD_REGISTRY,
          PROVIDERS,
          CLUSTER,
          EXTENSION,
          NAMESPACE,
          PODS,
          LOG,
          EVENTS,
          VOLUME,
          STORAGE_CLASSES,
          SERVICES,
          CONNECTED_REGISTRY,
          SYNC_TOKEN,
          CLIENT_TOKENS,
          PULLS,
          PULL_SECRETS,
          RUNNING_PULLS,
          FORMER_PULLS,
          CLOUD_IMAGES,
          LAST_ERROR);
}
