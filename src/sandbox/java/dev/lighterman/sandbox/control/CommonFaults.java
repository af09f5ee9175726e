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

/** What commonly goes wrong, in plain words, so that a person can try it without its name. */
public record CommonFaults(List<Common> all) {

  /** A fault, what it is called, and what follows from it. */
  record Common(String title, String effect, Fault fault) {}

  /** In the names of a world. */
  public static CommonFaults of(QuickstartParameters job) {
    List<Common> all = new ArrayList<>();
    for (JsonNode entry : YamlResource.load(CommonFaults.class, "common-faults.yaml")) {
      Map<String, String> details = new HashMap<>();
      entry
          .path("details")
          .properties()
          .forEach(each -> details.put(each.getKey(), job.fill(each.getValue().asText())));
      all.add(
          new Common(
              job.fill(entry.path("title").asText()),
              job.fill(entry.path("effect").asText()),
              new Fault(entry.path("name").asText(), details)));
    }
    return new CommonFaults(List.copyOf(all));
  }

  /**
   * The common faults, whether broken or not, and whatever else is: {@code {name, details, title?,
   * effect?, broken}}.
   */
  ArrayNode json(List<Fault> broken) {
    ArrayNode faults = JsonNodeFactory.instance.arrayNode();
    for (Common one : all) {
      faults.add(
          json(one.fault, broken.contains(one.fault))
              .put("title", one.title)
              .put("effect", one.effect));
    }
    broken.stream()
        .filter(fault -> all.stream().noneMatch(one -> one.fault.equals(fault)))
        .forEach(fault -> faults.add(json(fault, true)));
    return faults;
  }

  private static ObjectNode json(Fault fault, boolean broken) {
    return ((ObjectNode) Json.tree(fault)).put("broken", broken);
  }
}
