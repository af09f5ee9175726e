package dev.lighterman.sandbox.slack.workspace;

/** The workspace's id, name and domain. */
public record Team(String id, String name, String domain) {
  static final Team HARBOUR = new Team("T0HARBOUR", "Harbour", "harbour");
}
