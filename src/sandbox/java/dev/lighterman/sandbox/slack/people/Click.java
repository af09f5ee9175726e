package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A click on a button, or a choice in a menu.
 *
 * @param value the chosen value, or the value of one of several buttons with the same action id
 * @param state the input in the other elements: block → value
 */
public record Click(
    String user,
    InteractionTarget target,
    String actionId,
    @Nullable String blockId,
    JsonNode value,
    JsonNode state) {}
