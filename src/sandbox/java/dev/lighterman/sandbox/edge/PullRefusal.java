package dev.lighterman.sandbox.edge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Why a pull fails, as containerd says it. */
final class PullRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private PullRefusal(String message) {
    super(message);
  }

  /** The server does not know the image, or not yet. */
  static PullRefusal unknown(ImageName name) {
    return new PullRefusal(
        "%s: not found: manifest unknown: manifest tagged by \"%s\" is not found"
            .formatted(name.text(), name.reference()));
  }

  /** The server lets nobody in without a login, or not with this one. */
  static PullRefusal unauthorized(ImageName name, boolean anonymous) {
    var scope =
        URLEncoder.encode(
            "repository:%s:pull".formatted(name.repository()), StandardCharsets.UTF_8);
    return new PullRefusal(
        "failed to authorize: failed to fetch %s token: unexpected status from GET request to https://%s/oauth2/token?scope=%s&service=%s: 401 Unauthorized"
            .formatted(anonymous ? "anonymous" : "oauth", name.server(), scope, name.server()));
  }

  static PullRefusal insufficientScope() {
    return new PullRefusal(
        "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: denied: Insufficient scopes to perform the operation");
  }

  static PullRefusal unreachable(ImageName name, String why) {
    return request(name, "dial tcp %s:443: connect: %s".formatted(name.server(), why));
  }

  /** The request itself fails. */
  static PullRefusal request(ImageName name, String why) {
    return new PullRefusal(
        "failed to do request: Head \"https://%s/v2/%s/manifests/%s\": %s"
            .formatted(name.server(), name.repository(), name.reference(), why));
  }

  /** The whole sentence that the kubelet reports. */
  String inFull(String image) {
    return "failed to pull and unpack image \"%s\": failed to resolve reference \"%s\": %s"
        .formatted(image, image, getMessage());
  }
}
