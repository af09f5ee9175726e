package dev.lighterman.status;

import java.util.List;

/**
 * A message, ready to be laid out.
 *
 * @param text its whole content, for lock screens, screen readers and clients without blocks
 */
public record Card(String text, List<CardPart> parts) {
  public Card {
    parts = List.copyOf(parts);
  }
}
