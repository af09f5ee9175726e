package dev.lighterman.sandbox.kubernetes.node;

import java.util.List;

/**
 * What a container of an image does once started: says its lines, then serves for ever or ends.
 *
 * @param exitCode the code it ends with; means nothing while it serves
 */
public record ImageBehaviour(boolean serves, int exitCode, List<String> lines) {

  public ImageBehaviour {
    lines = List.copyOf(lines);
  }

  public static ImageBehaviour serves(String... lines) {
    return new ImageBehaviour(true, 0, List.of(lines));
  }

  public static ImageBehaviour exits(int code, String... lines) {
    return new ImageBehaviour(false, code, List.of(lines));
  }
}
