package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.slack.blockkit.InputState;
import dev.lighterman.sandbox.slack.workspace.PostedMessage;
import dev.lighterman.sandbox.slack.workspace.View;

/** The container of an interaction: a message or a view. */
public sealed interface InteractionContainer {
  JsonNode blocks();

  /** The values of its input elements. */
  ObjectNode values();

  record OfMessage(PostedMessage message) implements InteractionContainer {
    @Override
    public JsonNode blocks() {
      return message.content().blocks();
    }

    @Override
    public ObjectNode values() {
      return InputState.initial(blocks());
    }
  }

  record OfView(View view) implements InteractionContainer {
    @Override
    public JsonNode blocks() {
      return view.blocks();
    }

    @Override
    public ObjectNode values() {
      return view.values();
    }
  }
}
