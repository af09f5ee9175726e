package dev.lighterman.sandbox.kubernetes.node;

import java.util.List;

/** Answers whether a node of a cluster gets an image; the registries' side of a pull. */
@FunctionalInterface
public interface ImagePuller {

  /**
   * Asks for one pull, when it begins.
   *
   * @param image as the pod names it, such as {@code 10.0.0.50/hello-world:latest}
   * @param logins what the pod's pull secrets hold, in their order; may be empty
   */
  PullResult pull(String cluster, String image, List<DockerLogin> logins);
}
