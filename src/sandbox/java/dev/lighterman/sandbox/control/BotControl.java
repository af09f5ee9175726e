package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Kills and starts the bot. */
public interface BotControl {
  void kill();

  void start();

  /** The state as JSON: {@code {running, pid?, url, healthy}}. */
  ObjectNode state();
}
