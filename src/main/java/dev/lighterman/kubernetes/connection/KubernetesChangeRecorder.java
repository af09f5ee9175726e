package dev.lighterman.kubernetes.connection;

import dev.lighterman.value.ExternalCalls;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Records each changing request of a connection by the id that the API server's audit log has for
 * it; no bodies. A connection sends one request at a time.
 */
final class KubernetesChangeRecorder implements Interceptor {
  private static final String AUDIT_ID = "Audit-Id";

  private final ExternalCalls calls;

  /** The current request; fabric8's own request id has changed when the response arrives. */
  private volatile String key = "";

  KubernetesChangeRecorder(ExternalCalls calls) {
    this.calls = calls;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (isChange(request)) {
      key = UUID.randomUUID().toString();
      calls.asked(key, request.method() + " " + request.uri().getPath(), "");
    }
  }

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    if (isChange(request)) {
      String id = Objects.requireNonNullElse(response.header(AUDIT_ID), "");
      calls.answered(key, id, response.code());
    }
  }

  private static boolean isChange(HttpRequest request) {
    return !request.method().equals("GET");
  }
}
