package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** Server-side apply: what we say becomes so, what we don't speak of stays. */
final class ServerSideApply {
  /** Under our name, even where another had set a field before. */
  static final PatchContext OURS =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("lighterman")
          .withForce(true)
          .build();

  private ServerSideApply() {}
}
