package dev.lighterman.benchmark;

import java.util.Map;

/** What the sandbox tells whoever is the bot in it. */
record BotEnvironmentVariables(Map<String, String> variables) {
  String of(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not said");
    }
    return value;
  }
}
