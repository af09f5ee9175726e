package dev.lighterman.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.UserGroup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads sentences as JSON. Values keep their types: {@code {"duration": "PT5M"}}. */
final class SentenceJson {
  private SentenceJson() {}

  /** Writes a sentence as {@code ["key", {"name": value}]}. */
  static final class Writer extends StdSerializer<Sentence> {
    Writer() {
      super(Sentence.class);
    }

    @Override
    public void serialize(Sentence sentence, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      json.writeString(sentence.key());
      json.writeStartObject();
      for (var value : sentence.values().entrySet()) {
        json.writeFieldName(value.getKey());
        write(value.getValue(), json);
      }
      json.writeEndObject();
      json.writeEndArray();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
      switch (value) {
        case String text -> json.writeString(text);
        case Integer number -> json.writeNumber(number);
        case Long number -> tagged("long", number.toString(), json);
        case Duration duration -> tagged("duration", duration.toString(), json);
        case Instant instant -> tagged("instant", instant.toString(), json);
        case Person person -> tagged("person", person.id(), json);
        case UserGroup group -> tagged("group", group.id(), json);
        case Channel channel -> tagged("channel", channel.id(), json);
        case Sentence sentence -> {
          json.writeStartObject();
          json.writeObjectField("sentence", sentence);
          json.writeEndObject();
        }
        case List<?> list -> list(list, json);
        default -> throw new IllegalArgumentException("can't be said: " + value.getClass());
      }
    }

    private static void list(List<?> list, JsonGenerator json) throws IOException {
      json.writeStartArray();
      for (Object each : list) {
        write(each, json);
      }
      json.writeEndArray();
    }

    private static void tagged(String tag, String text, JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField(tag, text);
      json.writeEndObject();
    }
  }

  /** Reads the format of {@link Writer}. */
  static final class Reader extends StdDeserializer<Sentence> {
    Reader() {
      super(Sentence.class);
    }

    @Override
    public Sentence deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return sentence(context.readTree(json));
    }

    /** Older versions stored the reason of a freeze as a mere text. */
    private static Sentence sentence(JsonNode node) {
      if (node.isTextual()) {
        return PlainText.text(node.asText());
      }
      var values = new LinkedHashMap<String, Object>();
      node.get(1).properties().forEach(each -> values.put(each.getKey(), value(each.getValue())));
      return new Sentence(node.get(0).asText(), values);
    }

    private static Object value(JsonNode node) {
      return switch (node.getNodeType()) {
        case STRING -> node.asText();
        case NUMBER -> node.asInt();
        case ARRAY -> node.valueStream().map(Reader::value).toList();
        case OBJECT -> tagged(node.properties().iterator().next());
        case BINARY, BOOLEAN, MISSING, NULL, POJO ->
            throw new IllegalArgumentException("no value of a sentence: " + node);
      };
    }

    private static Object tagged(Map.Entry<String, JsonNode> entry) {
      String text = entry.getValue().asText();
      return switch (entry.getKey()) {
        case "long" -> Long.valueOf(text);
        case "duration" -> Duration.parse(text);
        case "instant" -> Instant.parse(text);
        case "person" -> new Person(text);
        case "group" -> new UserGroup(text);
        case "channel" -> new Channel(text);
        case "sentence" -> sentence(entry.getValue());
        default -> throw new IllegalArgumentException("no value of a sentence: " + entry);
      };
    }
  }
}
