package dev.lighterman.azure.arm;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import dev.lighterman.sandbox.http.SimulatedServer;

/** Sends to the server what is meant for Azure, whatever its address there. */
final class ServerRedirect extends HttpPipelineSyncPolicy {
  private final SimulatedServer server;

  ServerRedirect(SimulatedServer server) {
    this.server = server;
  }

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    HttpRequest request = context.getHttpRequest();
    request.setUrl(server.address() + request.getUrl().getFile());
  }
}
