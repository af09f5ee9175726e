package dev.lighterman.kubernetes.connection;

import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A kubeconfig file as it was when it was read. */
public final class Kubeconfig {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int REQUEST_MILLIS = 15_000;
  private static final Duration EXEC_LIMIT = Duration.ofSeconds(20);

  /** Shared by all clients: each of its own would examine every class of the API anew. */
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private final Path file;
  private final Duration execLimit;
  private final Version version;
  private final io.fabric8.kubernetes.api.model.Config config;
  private final TlsContexts tlsContexts = new TlsContexts();

  private Kubeconfig(
      Path file,
      Duration execLimit,
      Version version,
      io.fabric8.kubernetes.api.model.Config config) {
    this.file = file;
    this.execLimit = execLimit;
    this.version = version;
    this.config = config;
  }

  /** Reads the file. */
  public static Kubeconfig read(Path file) {
    return read(file, EXEC_LIMIT);
  }

  /**
   * Reads the file.
   *
   * @param execLimit how long a program may take that the file names for signing in
   */
  static Kubeconfig read(Path file, Duration execLimit) {
    Version version = Version.of(file);
    try {
      // An empty file is parsed as null.
      return new Kubeconfig(
          file,
          execLimit,
          version,
          withoutNulls(
              Objects.requireNonNull(
                  SERIALIZATION.unmarshal(
                      Files.readString(file), io.fabric8.kubernetes.api.model.Config.class))));
    } catch (IOException | RuntimeException unreadable) {
      throw unusable(file);
    }
  }

  private static OperatorMustAct unusable(Path file) {
    return new OperatorMustAct(
        Sentence.of("kubernetes.kubeconfig", "file", file.toString()),
        Sentence.of("kubernetes.kubeconfig.remedy"));
  }

  /** Without entries that have only a name; kubectl writes null for an empty list. */
  private static io.fabric8.kubernetes.api.model.Config withoutNulls(
      io.fabric8.kubernetes.api.model.Config config) {
    config.setContexts(entries(config.getContexts(), each -> each.getContext() != null));
    config.setClusters(entries(config.getClusters(), each -> each.getCluster() != null));
    config.setUsers(entries(config.getUsers(), each -> each.getUser() != null));
    return config;
  }

  private static <T> List<T> entries(@Nullable List<T> list, Predicate<T> isComplete) {
    return list == null ? List.of() : list.stream().filter(isComplete).toList();
  }

  /** What changes when the file is written; 0 for both if it does not exist. */
  private record Version(long modified, long size) {
    static Version of(Path file) {
      return new Version(file.toFile().lastModified(), file.toFile().length());
    }
  }

  /** Whether the file is still the same as when it was read. */
  public boolean isCurrent() {
    return Version.of(file).equals(version);
  }

  /** The names of all contexts. */
  public List<String> contexts() {
    return config.getContexts().stream().map(NamedContext::getName).toList();
  }

  /**
   * By what the context's user signs in.
   *
   * @param context null for the file's current context
   */
  public Credentials credentials(@Nullable String context) {
    return user(only(context)).map(NamedAuthInfo::getUser).stream()
        .map(Credentials::of)
        .findFirst()
        .orElse(Credentials.NOTHING);
  }

  /**
   * A client for one of the contexts; sends no request yet, but runs the program that the file
   * names for signing in.
   *
   * @param context null for the file's current context
   */
  public KubernetesClient client(@Nullable String context) {
    io.fabric8.kubernetes.api.model.Config one = only(context);
    if (one.getClusters().isEmpty()) {
      // Or fabric8 would take the address that a cluster has within itself.
      throw unusable(file);
    }
    one.getClusters().forEach(each -> makeAbsolute(each.getCluster()));
    OAuthTokenProvider tokens = user(one).map(this::signIn).orElse(() -> "");
    try {
      return client(Config.fromKubeconfig(SERIALIZATION.asYaml(one)), tokens);
    } catch (IOException | GeneralSecurityException | RuntimeException broken) {
      throw new OperatorMustAct(
          Sentence.of("kubernetes.broken-credentials", "file", file.toString())
              .with("user", user(one).map(NamedAuthInfo::getName).orElse("?"))
              .with("said", String.valueOf(rootCause(broken).getMessage())),
          Sentence.of("kubernetes.broken-credentials.remedy"));
    }
  }

  /** A copy with one context, its cluster and its user: the file may have thousands. */
  private io.fabric8.kubernetes.api.model.Config only(@Nullable String context) {
    String name = context == null ? config.getCurrentContext() : context;
    List<NamedContext> contexts =
        config.getContexts().stream().filter(each -> each.getName().equals(name)).toList();
    List<Context> targets = contexts.stream().map(NamedContext::getContext).toList();
    return SERIALIZATION.clone(
        new ConfigBuilder()
            .withCurrentContext(name)
            .withContexts(contexts)
            .withClusters(
                config.getClusters().stream()
                    .filter(each -> isNamed(targets, Context::getCluster, each.getName()))
                    .toList())
            .withUsers(
                config.getUsers().stream()
                    .filter(each -> isNamed(targets, Context::getUser, each.getName()))
                    .toList())
            .build());
  }

  private static boolean isNamed(
      List<Context> targets, Function<Context, String> part, String name) {
    return targets.stream().map(part).anyMatch(name::equals);
  }

  private KubernetesClient client(Config config, OAuthTokenProvider tokens)
      throws IOException, GeneralSecurityException {
    var http = new WithTlsContext(tlsContexts.of(config));
    // Or fabric8 would read them once more.
    config.setCaCertData(null);
    config.setCaCertFile(null);
    config.setClientCertData(null);
    config.setClientCertFile(null);
    config.setClientKeyData(null);
    config.setClientKeyFile(null);
    // With a provider, fabric8 looks for no other credentials after a 401.
    config.setOauthTokenProvider(tokens);
    // A retry would sleep in the caller's thread.
    config.setRequestRetryBackoffLimit(0);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setRequestTimeout(REQUEST_MILLIS);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(SERIALIZATION)
        .withHttpClientFactory(http)
        .withHttpClientBuilderConsumer(builder ->
            ExternalCalls.current()
                .ifPresent(calls ->
                    builder.addOrReplaceInterceptor(
                        "changes", new KubernetesChangeRecorder(calls))))
        .build();
  }

  private static final class WithTlsContext extends JdkHttpClientFactory {
    private final SSLContext context;

    WithTlsContext(SSLContext context) {
      this.context = context;
    }

    @Override
    protected void additionalConfig(HttpClient.Builder builder) {
      builder.sslContext(context);
    }
  }

  /**
   * Replaces what fabric8 does not do itself, or without a time limit, by what it does: a token
   * file is ignored there, and a program that does not end would keep the call waiting for ever.
   */
  private OAuthTokenProvider signIn(NamedAuthInfo named) {
    AuthInfo user = named.getUser();
    String token = Objects.requireNonNullElse(user.getToken(), "");
    makeAbsolute(user);
    if (user.getExec() != null) {
      var plugin = new ExecPlugin(named.getName(), user.getExec(), directory(), execLimit);
      ExecPlugin.Printed printed = plugin.run();
      user.setExec(null);
      user.setClientCertificateData(base64(printed.certificate(), user.getClientCertificateData()));
      user.setClientKeyData(base64(printed.certificateKey(), user.getClientKeyData()));
      return () -> Objects.requireNonNullElse(printed.token(), "");
    }
    if (user.getTokenFile() != null && !user.getTokenFile().isBlank()) {
      var tokenFile = new TokenFile(named.getName(), directory().resolve(user.getTokenFile()));
      tokenFile.getToken();
      user.setTokenFile(null);
      return tokenFile;
    }
    return () -> token;
  }

  private static @Nullable String base64(@Nullable String pem, @Nullable String otherwise) {
    return pem == null
        ? otherwise
        : Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the token anew for each request, since somebody renews it. */
  private record TokenFile(String user, Path file) implements OAuthTokenProvider {
    @Override
    public String getToken() {
      try {
        String token = Files.readString(file).strip();
        if (!token.isEmpty()) {
          return token;
        }
      } catch (IOException unreadable) {
        // Reported as an empty one is.
      }
      throw new OperatorMustAct(
          Sentence.of("kubernetes.token-file", "file", file.toString()).with("user", user),
          Sentence.of("kubernetes.token-file.remedy"));
    }
  }

  private void makeAbsolute(Cluster cluster) {
    cluster.setCertificateAuthority(absolute(cluster.getCertificateAuthority()));
  }

  private void makeAbsolute(AuthInfo user) {
    user.setClientCertificate(absolute(user.getClientCertificate()));
    user.setClientKey(absolute(user.getClientKey()));
  }

  private @Nullable String absolute(@Nullable String path) {
    return path == null || path.isBlank() ? path : directory().resolve(path).toString();
  }

  private Path directory() {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static Optional<NamedAuthInfo> user(io.fabric8.kubernetes.api.model.Config one) {
    return one.getUsers().stream().findFirst();
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
