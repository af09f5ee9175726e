package dev.lighterman.sandbox.slack.workspace;

/** The workspace itself. */
public record Team(String id, String name, String domain) {
  static final Team HARBOUR = new Team("T0HARBOUR", "Harbour", "harbour");
}
