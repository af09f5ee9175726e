package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.YamlResource;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.QuickstartParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The faults that the page offers, each with a title and its effect. */
public record CommonFaults(List<CommonFault> all) {
  private static final JsonNode TEMPLATES =
      YamlResource.load(CommonFaults.class, "common-faults.yaml");

  /** A fault with its title and its effect. */
  record CommonFault(String title, String effect, Fault fault) {}

  /** The faults with the resource names of a world. */
  public static CommonFaults of(QuickstartParameters parameters) {
    List<CommonFault> all = new ArrayList<>();
    for (JsonNode entry : TEMPLATES) {
      Map<String, String> details = new HashMap<>();
      entry
          .path("details")
          .properties()
          .forEach(each -> details.put(each.getKey(), parameters.fill(each.getValue().asText())));
      all.add(
          new CommonFault(
              parameters.fill(entry.path("title").asText()),
              parameters.fillByName(entry.path("effect").asText()),
              new Fault(entry.path("name").asText(), details)));
    }
    return new CommonFaults(List.copyOf(all));
  }

  /**
   * The common faults, active or not, and all other active ones: {@code {name, details, title?,
   * effect?, broken}}.
   */
  ArrayNode json(List<Fault> broken) {
    ArrayNode faults = JsonNodeFactory.instance.arrayNode();
    for (CommonFault common : all) {
      faults.add(
          json(common.fault, broken.contains(common.fault))
              .put("title", common.title)
              .put("effect", common.effect));
    }
    broken.stream()
        .filter(fault -> all.stream().noneMatch(common -> common.fault.equals(fault)))
        .forEach(fault -> faults.add(json(fault, true)));
    return faults;
  }

  private static ObjectNode json(Fault fault, boolean broken) {
    return ((ObjectNode) Json.tree(fault)).put("broken", broken);
  }
}
