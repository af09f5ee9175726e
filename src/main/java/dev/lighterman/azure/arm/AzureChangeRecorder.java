package dev.lighterman.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import dev.lighterman.value.ExternalCalls;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records each changing request by the id that Azure's activity log has for it; no bodies. */
final class AzureChangeRecorder extends HttpPipelineSyncPolicy {
  private static final Logger log = LoggerFactory.getLogger(AzureChangeRecorder.class);

  /** The response may arrive in another thread, which has no {@link ExternalCalls#current}. */
  private static final String CALLS = AzureChangeRecorder.class.getName();

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    HttpRequest request = context.getHttpRequest();
    if (request.getHttpMethod() != HttpMethod.GET) {
      ExternalCalls.current()
          .ifPresent(calls -> {
            calls.asked(requestId(request), methodAndPath(request), requestId(request));
            context.setData(CALLS, calls);
          });
    }
  }

  @Override
  protected HttpResponse afterReceivedResponse(
      HttpPipelineCallContext context, HttpResponse response) {
    HttpRequest request = context.getHttpRequest();
    if (request.getHttpMethod() != HttpMethod.GET) {
      int status = response.getStatusCode();
      context
          .getData(CALLS)
          .ifPresent(calls ->
              ((ExternalCalls) calls).answered(requestId(request), requestId(request), status));
      log.atInfo()
          .addKeyValue("what", methodAndPath(request))
          .addKeyValue("status", status)
          .addKeyValue("id", requestId(request))
          .log("asked Azure for a change");
    }
    return response;
  }

  private static String methodAndPath(HttpRequest request) {
    return request.getHttpMethod() + " " + request.getUrl().getPath();
  }

  private static String requestId(HttpRequest request) {
    return Objects.requireNonNullElse(
        request.getHeaders().getValue(HttpHeaderName.X_MS_CLIENT_REQUEST_ID), "");
  }
}
