package dev.lighterman.azure.arm;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import java.net.URI;

/** Sends to the server what is meant for Azure, whatever its address there. */
public final class ServerRedirect extends HttpPipelineSyncPolicy {
  private final URI server;

  public ServerRedirect(URI server) {
    this.server = server;
  }

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    HttpRequest request = context.getHttpRequest();
    request.setUrl(server + request.getUrl().getFile());
  }
}
