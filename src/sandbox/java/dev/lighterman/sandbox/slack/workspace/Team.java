package dev.lighterman.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The workspace's id, name and domain.
 *
 * @param organisation the Enterprise Grid organisation for all of which the app is installed; empty
 *     if it is installed in this workspace alone
 */
public record Team(String id, String name, String domain, Optional<Organisation> organisation) {
  public static final Team HARBOUR = new Team("T0HARBOUR", "Harbour", "harbour", Optional.empty());

  /** The same workspace as one of several of an organisation. */
  public static final Team HARBOUR_IN_GRID =
      new Team(
          "T0HARBOUR", "Harbour", "harbour", Optional.of(new Organisation("E0PORTS", "Ports")));

  /** An Enterprise Grid organisation. */
  public record Organisation(String id, String name) {}

  /** Who an app's token is for: the organisation, if the app is installed for all of it. */
  public String installedIn() {
    return organisation.map(Organisation::id).orElse(id);
  }

  /** Adds to an interaction's payload for whom the app is installed. */
  public ObjectNode addInstallation(ObjectNode payload) {
    payload.put("is_enterprise_install", organisation.isPresent());
    organisation.ifPresentOrElse(
        grid -> payload.putObject("enterprise").put("id", grid.id()).put("name", grid.name()),
        () -> payload.putNull("enterprise"));
    return payload;
  }
}
