package dev.lighterman.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.request.Right;
import dev.lighterman.request.Rights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A custom role with exactly the actions that the bot needs.
 *
 * @param name the name of the role in Azure
 * @param description the role's description in Azure
 */
record AzureRoleDefinition(String name, String description, Rights rights) {
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter()
                  .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

  /** To answer queries and make dry runs. */
  static AzureRoleDefinition observe() {
    return new AzureRoleDefinition(
        "Lighterman observer",
        "Reads what Lighterman answers questions and rehearses changes with.",
        Operations.rightsToObserve().and(Operations.optionalRights()));
  }

  /** To make changes too. */
  static AzureRoleDefinition operate() {
    return new AzureRoleDefinition(
        "Lighterman operator",
        "Deploys, looks after and removes connected registries on Arc-enabled Kubernetes.",
        Operations.rightsToOperate().and(Operations.optionalRights()));
  }

  List<String> actions() {
    return rights.arm().stream().map(Right.Arm::action).sorted().toList();
  }

  /** What may be taken out of it again. */
  String optional() {
    return Operations.optionalRights().arm().stream()
        .map(Right.Arm::action)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /**
   * The commands that assign the role. In a registry with repository permissions (ABAC) no action
   * of a role lets anybody read images; two built-in roles with data actions do.
   */
  String assignments() {
    return SetupCommand.resource("role-assignments.txt")
        .replace("{name}", name)
        .replace("{optional}", optional());
  }

  /** The JSON for {@code az role definition create --role-definition}. */
  String json(List<String> subscriptions) {
    var role = new LinkedHashMap<String, Object>();
    role.put("Name", name);
    role.put("IsCustom", true);
    role.put("Description", description);
    role.put("Actions", actions());
    role.put("NotActions", List.of());
    role.put("DataActions", List.of());
    role.put("NotDataActions", List.of());
    role.put("AssignableScopes", subscriptions.stream().map(id -> "/subscriptions/" + id).toList());
    try {
      return JSON.writeValueAsString(role);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("lists of text are JSON", e);
    }
  }
}
