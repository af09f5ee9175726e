package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/**
 * Options for server-side apply: it sets the fields that we send and keeps all others. Without
 * force, the API server refuses to change what somebody else has set.
 */
final class ServerSideApply {
  static final PatchContext OPTIONS =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("lighterman")
          .build();

  private ServerSideApply() {}
}
