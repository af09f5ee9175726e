package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** Options for server-side apply: it sets the fields that we send and keeps all others. */
final class ServerSideApply {
  /** Takes over fields that another field manager has set. */
  static final PatchContext FORCED =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("lighterman")
          .withForce(true)
          .build();

  private ServerSideApply() {}
}
