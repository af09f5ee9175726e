package dev.lighterman.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each change that was asked for, by the id that Azure's own activity log has; no bodies. */
final class ChangeLog extends HttpPipelineSyncPolicy {
  private static final Logger log = LoggerFactory.getLogger(ChangeLog.class);

  @Override
  protected HttpResponse afterReceivedResponse(
      HttpPipelineCallContext context, HttpResponse response) {
    var request = context.getHttpRequest();
    if (request.getHttpMethod() != HttpMethod.GET) {
      log.atInfo()
          .addKeyValue("method", request.getHttpMethod())
          .addKeyValue("path", request.getUrl().getPath())
          .addKeyValue("status", response.getStatusCode())
          .addKeyValue("id", request.getHeaders().getValue(HttpHeaderName.X_MS_CLIENT_REQUEST_ID))
          .log("asked Azure for a change");
    }
    return response;
  }
}
