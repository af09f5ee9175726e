package dev.lighterman.azure.arm;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import java.net.URI;

/**
 * Sends nothing to another host than Azure Resource Manager's: the access token is for that alone,
 * and the links of an answer may lead anywhere.
 */
final class OnlyToArm extends HttpPipelineSyncPolicy {
  private final URI arm;

  OnlyToArm(String endpoint) {
    this.arm = URI.create(endpoint);
  }

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    String url = context.getHttpRequest().getUrl().toString();
    if (!isOf(arm, url)) {
      throw new IllegalStateException("an answer of Azure leads elsewhere: " + url);
    }
  }

  /** Whether a URL is of this origin, whose default port it may name or not. */
  static boolean isOf(URI origin, String url) {
    URI other = URI.create(url);
    return origin.getScheme().equalsIgnoreCase(other.getScheme())
        && origin.getHost().equalsIgnoreCase(other.getHost())
        && port(origin) == port(other);
  }

  private static int port(URI uri) {
    return uri.getPort() < 0 && "https".equalsIgnoreCase(uri.getScheme()) ? 443 : uri.getPort();
  }
}
