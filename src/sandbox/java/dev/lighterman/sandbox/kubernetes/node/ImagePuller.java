package dev.lighterman.sandbox.kubernetes.node;

import java.util.List;

/** Pulls images from registries. */
@FunctionalInterface
public interface ImagePuller {

  /**
   * Decides how a pull will end, when it starts.
   *
   * @param image as the pod names it, such as {@code 10.0.0.50/hello-world:latest}
   * @param logins the credentials in the pod's pull secrets, in order; may be empty
   */
  PullResult pull(String cluster, String image, List<DockerLogin> logins);
}
