package dev.lighterman.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.request.DetailsFormat;
import dev.lighterman.request.Finding;
import dev.lighterman.request.PlanFacts;
import dev.lighterman.request.PlanFormats;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts JSON from older versions to the current format on reading. Rows are not rewritten, so
 * that the older version can still read them after a rollback.
 */
record JsonUpgrade(JsonMapper mapper, PlanFormats formats) {
  private static final String TAG = "is";
  private static final String FACTS = "facts";
  private static final String TOOK = "took";

  /** Old plans have other step tags, and a string map for the details. */
  JsonNode plan(ObjectNode plan) {
    for (JsonNode planned : plan.path("steps")) {
      ObjectNode step = (ObjectNode) planned.path("step");
      String tag = step.path(TAG).asText();
      step.put(TAG, formats.formerTags().getOrDefault(tag, tag));
    }
    if (plan.has(FACTS)) {
      DetailsFormat format = format(plan.path("operation").asText());
      plan.set("details", mapper.valueToTree(format.fromFacts().apply(new PlanFacts(facts(plan)))));
    }
    return plan;
  }

  private DetailsFormat format(String operation) {
    return formats.details().stream()
        .filter(each -> each.operation().equals(operation))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no plan is one of " + operation));
  }

  /** Old executions have a string map for the finding, or a duration as the kubelet reports it. */
  JsonNode stepExecution(ObjectNode execution) {
    if (execution.path("progress") instanceof ObjectNode progress && progress.has(FACTS)) {
      finding(facts(progress))
          .ifPresent(finding -> progress.set("finding", mapper.valueToTree(finding)));
    }
    if (execution.at("/progress/finding") instanceof ObjectNode finding && isKubelets(finding)) {
      finding.set(
          TOOK, mapper.valueToTree(Finding.ImagePull.duration(finding.path(TOOK).asText())));
    }
    return execution;
  }

  /** Whether it has a duration that is not one of ISO 8601. */
  private static boolean isKubelets(ObjectNode finding) {
    return finding.path(TOOK).isTextual() && !finding.path(TOOK).asText().startsWith("P");
  }

  private static Map<String, String> facts(ObjectNode from) {
    var facts = new HashMap<String, String>();
    from.remove(FACTS)
        .properties()
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
    return facts;
  }

  private static Optional<Finding> finding(Map<String, String> facts) {
    if (facts.containsKey("table.name")) {
      return Optional.of(connectedRegistry(facts));
    }
    if (facts.containsKey("proof.pod")) {
      return Optional.of(imagePull(facts));
    }
    return facts.containsKey("digest")
        ? Optional.of(new Finding.ImportedImage(value(facts, "image"), value(facts, "digest")))
        : Optional.empty();
  }

  private static Finding connectedRegistry(Map<String, String> facts) {
    return new Finding.ConnectedRegistryState(
        value(facts, "table.name"),
        value(facts, "table.mode"),
        value(facts, "table.connection"),
        value(facts, "table.parent"),
        facts.get("table.loginServer"),
        instant(facts.get("table.lastSync")),
        value(facts, "table.schedule"),
        facts.get("table.window"),
        facts.get("extension"));
  }

  private static Finding imagePull(Map<String, String> facts) {
    return new Finding.ImagePull(
        value(facts, "proof.pod"),
        value(facts, "proof.node"),
        value(facts, "proof.image"),
        Finding.ImagePull.duration(value(facts, "proof.took")),
        facts.get("proof.digest"),
        Boolean.parseBoolean(facts.get("proof.ended")));
  }

  private static String value(Map<String, String> facts, String name) {
    return facts.getOrDefault(name, "");
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
