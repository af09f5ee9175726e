package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A person clicks a button or chooses something.
 *
 * @param value what is chosen, or which of several buttons of one name; missing for a plain button
 * @param state what else stands in the fields around it: block → value
 */
public record Click(
    String user,
    InteractionTarget target,
    String actionId,
    @Nullable String blockId,
    JsonNode value,
    JsonNode state) {}
