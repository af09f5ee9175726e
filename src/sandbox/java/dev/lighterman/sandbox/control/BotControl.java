package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The bot's plug: pulled, it dies at once; in again, it goes on. */
public interface BotControl {
  void kill();

  void start();

  /** {@code {running, pid?, url, healthy}}. */
  ObjectNode state();
}
