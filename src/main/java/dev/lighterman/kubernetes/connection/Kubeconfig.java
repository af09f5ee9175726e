package dev.lighterman.kubernetes.connection;

import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kubeconfig file; each call reads it again. */
public record Kubeconfig(Path file) {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int REQUEST_MILLIS = 15_000;

  /** The names of all contexts. */
  public List<String> contexts() {
    return read().getContexts().stream().map(NamedContext::getName).toList();
  }

  /**
   * A client for one of the contexts; sends no request yet.
   *
   * @param context null for the file's current context
   */
  public KubernetesClient client(@Nullable String context) {
    var config = Config.fromKubeconfig(context, file.toFile());
    // A retry would sleep in the caller's thread.
    config.setRequestRetryBackoffLimit(0);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setRequestTimeout(REQUEST_MILLIS);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .withHttpClientBuilderConsumer(http ->
            ExternalCalls.current()
                .ifPresent(calls ->
                    http.addOrReplaceInterceptor("changes", new KubernetesChangeRecorder(calls))))
        .build();
  }

  private io.fabric8.kubernetes.api.model.Config read() {
    try {
      // An empty file is parsed as null.
      return Objects.requireNonNull(
          Serialization.unmarshal(
              Files.readString(file), io.fabric8.kubernetes.api.model.Config.class));
    } catch (IOException | RuntimeException unreadable) {
      throw new OperatorMustAct(
          Sentence.of("kubernetes.kubeconfig", "file", file.toString()),
          Sentence.of("kubernetes.kubeconfig.remedy"));
    }
  }
}
