package dev.lighterman.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The workspace's id, name and domain.
 *
 * @param organisation the Enterprise Grid organisation; empty if there is none
 * @param wide whether the app is installed for all of the organisation, else for this workspace
 */
public record Team(
    String id, String name, String domain, Optional<Organisation> organisation, boolean wide) {
  public static final Team HARBOUR =
      new Team("T0HARBOUR", "Harbour", "harbour", Optional.empty(), false);

  /** The same workspace as one of several of an organisation, for all of which the app is. */
  public static final Team HARBOUR_IN_GRID =
      new Team(
          "T0HARBOUR",
          "Harbour",
          "harbour",
          Optional.of(new Organisation("E0PORTS", "Ports")),
          true);

  /** The same where the app is installed in this workspace alone. */
  public static final Team HARBOUR_ALONE_IN_GRID =
      new Team("T0HARBOUR", "Harbour", "harbour", HARBOUR_IN_GRID.organisation, false);

  /** An Enterprise Grid organisation. */
  public record Organisation(String id, String name) {}

  /** Who an app's token is for: the organisation, if the app is installed for all of it. */
  public String installedIn() {
    return organisation.filter(_ -> wide).map(Organisation::id).orElse(id);
  }

  /** Adds to an interaction's payload for whom the app is installed. */
  public ObjectNode addInstallation(ObjectNode payload) {
    payload.put("is_enterprise_install", wide);
    organisation.ifPresentOrElse(
        grid -> payload.putObject("enterprise").put("id", grid.id()).put("name", grid.name()),
        () -> payload.putNull("enterprise"));
    return payload;
  }
}
