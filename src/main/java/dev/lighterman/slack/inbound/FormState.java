package dev.lighterman.slack.inbound;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState.SelectedOption;
import com.slack.api.model.view.ViewState.Value;
import dev.lighterman.request.Intent;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What a form is about, and what was filled into it so far. */
record FormState(Intent intent) {
  private static final String OPERATION = "operation";
  private static final String CHANNEL = "channel";

  /** Reads an open form, as Slack sends it along. */
  static FormState of(View view, Person person) {
    JsonObject about = JsonParser.parseString(view.getPrivateMetadata()).getAsJsonObject();
    return new FormState(
        new Intent(
            about.get(OPERATION).getAsString(),
            List.of(),
            filled(view),
            person,
            new Channel(about.get(CHANNEL).getAsString())));
  }

  /** What the form carries to know itself again; nothing secret. */
  String metadata() {
    JsonObject about = new JsonObject();
    about.addProperty(OPERATION, intent.operation());
    about.addProperty(CHANNEL, intent.channel().id());
    return about.toString();
  }

  /** What was filled into each block; blocks that were left empty are left out. */
  static SequencedMap<String, List<String>> filled(View view) {
    SequencedMap<String, List<String>> filled = new LinkedHashMap<>();
    values(view)
        .forEach((block, elements) -> {
          List<String> values =
              elements.values().stream().flatMap(value -> read(value).stream()).toList();
          if (!values.isEmpty()) {
            filled.put(block, values);
          }
        });
    return filled;
  }

  private static Map<String, Map<String, Value>> values(View view) {
    return view.getState() == null || view.getState().getValues() == null
        ? Map.of()
        : view.getState().getValues();
  }

  private static List<String> read(Value value) {
    if (value.getSelectedOptions() != null) {
      return value.getSelectedOptions().stream().map(SelectedOption::getValue).toList();
    }
    if (value.getSelectedOption() != null) {
      return List.of(value.getSelectedOption().getValue());
    }
    return value.getValue() == null || value.getValue().isBlank()
        ? List.of()
        : List.of(value.getValue().strip());
  }
}
