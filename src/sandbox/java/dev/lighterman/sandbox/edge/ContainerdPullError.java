package dev.lighterman.sandbox.edge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An error of an image pull, with the message of containerd. */
final class ContainerdPullError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ContainerdPullError(String message) {
    super(message);
  }

  /** The registry does not have the image. */
  static ContainerdPullError notFound(ImageName name) {
    return new ContainerdPullError(
        "%s: not found: manifest unknown: manifest tagged by \"%s\" is not found"
            .formatted(name.text(), name.reference()));
  }

  /** The registry requires a login, or does not accept this one. */
  static ContainerdPullError unauthorized(ImageName name, boolean anonymous) {
    var scope =
        URLEncoder.encode(
            "repository:%s:pull".formatted(name.repository()), StandardCharsets.UTF_8);
    return new ContainerdPullError(
        "failed to authorize: failed to fetch %s token: unexpected status from GET request to https://%s/oauth2/token?scope=%s&service=%s: 401 Unauthorized"
            .formatted(anonymous ? "anonymous" : "oauth", name.server(), scope, name.server()));
  }

  static ContainerdPullError insufficientScope() {
    return new ContainerdPullError(
        "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: denied: Insufficient scopes to perform the operation");
  }

  static ContainerdPullError unreachable(ImageName name, String reason) {
    return requestFailed(name, "dial tcp %s:443: connect: %s".formatted(name.server(), reason));
  }

  /** The HTTP request fails. */
  static ContainerdPullError requestFailed(ImageName name, String reason) {
    return new ContainerdPullError(
        "failed to do request: Head \"https://%s/v2/%s/manifests/%s\": %s"
            .formatted(name.server(), name.repository(), name.reference(), reason));
  }

  /** The message as the kubelet reports it. */
  String kubeletMessage(String image) {
    return "failed to pull and unpack image \"%s\": failed to resolve reference \"%s\": %s"
        .formatted(image, image, getMessage());
  }
}
