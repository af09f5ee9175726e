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

/**
 * A custom role with exactly the actions that the bot needs.
 *
 * @param name what the role is called in Azure
 * @param description what it is for
 */
record AzureRoleDefinition(String name, String description, Rights rights) {
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter()
                  .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

  /** To answer questions and rehearse changes. */
  static AzureRoleDefinition observe() {
    return new AzureRoleDefinition(
        "Lighterman observer",
        "Reads what Lighterman answers questions and rehearses changes with.",
        Operations.rightsToObserve());
  }

  /** To carry changes out as well. */
  static AzureRoleDefinition operate() {
    return new AzureRoleDefinition(
        "Lighterman operator",
        "Deploys, looks after and removes connected registries on Arc-enabled Kubernetes.",
        Operations.rightsToOperate());
  }

  List<String> actions() {
    return rights.arm().stream().map(Right.Arm::action).sorted().toList();
  }

  /** As {@code az role definition create --role-definition} takes it. */
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
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("lists of text are JSON", impossible);
    }
  }
}
