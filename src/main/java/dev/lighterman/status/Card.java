package dev.lighterman.status;

import java.util.List;

/**
 * A message, independent of Slack's block format.
 *
 * @param text the whole content as text, for notifications, screen readers and clients without
 *     blocks
 */
public record Card(String text, List<CardPart> parts) {
  public Card {
    parts = List.copyOf(parts);
  }
}
