package dev.lighterman.sandbox.kubernetes.node;

import java.util.List;

/**
 * What a container of an image does: logs its lines, then runs until it is stopped, or exits.
 *
 * @param serves whether it runs until it is stopped
 * @param exitCode ignored if it serves
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
