package dev.lighterman.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where a person touches something: a message or a view. */
sealed interface Container {
  JsonNode blocks();

  /** What stands in its fields. */
  ObjectNode values();

  record OfMessage(Message message) implements Container {
    @Override
    public JsonNode blocks() {
      return message.content().blocks();
    }

    @Override
    public ObjectNode values() {
      return InputState.initial(blocks());
    }
  }

  record OfView(View view) implements Container {
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
