package dev.lighterman.slack.inbound;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState.SelectedOption;
import com.slack.api.model.view.ViewState.Value;
import dev.lighterman.operation.Form.Field;
import dev.lighterman.request.Intent;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The operation and channel of an open form, and the values entered so far.
 *
 * @param intent with what the form has filled in by itself
 * @param form by which its draft is kept: the operation, or the request that is edited
 */
record FormState(Intent intent, String form, FormSuggestions suggestions) {
  private static final String FORM = "form";
  private static final String OPERATION = "operation";
  private static final String CHANNEL = "channel";

  /** The values that the form has no fields for. */
  private static final String OPTIONS = "options";

  private static final String SUGGESTIONS = "suggestions";

  FormState(Intent intent, String form) {
    this(intent, form, FormSuggestions.NONE);
  }

  /** Reads the state of a form that Slack sends. */
  static FormState of(View view, Person person) {
    JsonObject metadata = JsonParser.parseString(view.getPrivateMetadata()).getAsJsonObject();
    SequencedMap<String, List<String>> options = new LinkedHashMap<>();
    if (metadata.has(OPTIONS)) {
      metadata
          .getAsJsonObject(OPTIONS)
          .asMap()
          .forEach((option, values) -> options.put(option, texts(values.getAsJsonArray())));
    }
    options.putAll(filled(view));
    String operation = metadata.get(OPERATION).getAsString();
    return new FormState(
        new Intent(
            operation,
            List.of(),
            options,
            person,
            new Channel(metadata.get(CHANNEL).getAsString())),
        metadata.has(FORM) ? metadata.get(FORM).getAsString() : operation,
        metadata.has(SUGGESTIONS)
            ? FormSuggestions.of(metadata.getAsJsonObject(SUGGESTIONS))
            : FormSuggestions.NONE);
  }

  /** What the person entered: without what the form has filled in and they left. */
  Intent entered() {
    SequencedMap<String, List<String>> options = new LinkedHashMap<>(intent.options());
    options.entrySet().removeIf(each -> suggestions.include(each.getKey(), each.getValue()));
    return with(options).intent();
  }

  /** The same form while it shows these fields. */
  FormState showing(List<Field> fields) {
    return new FormState(intent, form, suggestions.showing(fields));
  }

  FormDrafts.Key draft() {
    return new FormDrafts.Key(intent.asker(), intent.channel(), form);
  }

  /** The same form with other values. */
  FormState with(Map<String, List<String>> values) {
    return new FormState(
        new Intent(
            intent.operation(),
            intent.words(),
            new LinkedHashMap<>(values),
            intent.asker(),
            intent.channel()),
        form,
        suggestions);
  }

  /** The same form without the values of these options, whose fields start afresh. */
  FormState without(List<String> dropped) {
    SequencedMap<String, List<String>> rest = new LinkedHashMap<>(intent.options());
    dropped.forEach(rest::remove);
    return new FormState(with(rest).intent(), form, suggestions.renewing(dropped));
  }

  /**
   * The same while there are no fields, and nothing comes back: 50 repositories would be more than
   * Slack keeps with a form.
   */
  FormState withoutValues() {
    return with(Map.of());
  }

  private static List<String> texts(JsonArray values) {
    return values.asList().stream().map(JsonElement::getAsString).toList();
  }

  /**
   * What Slack keeps with the form and sends back; contains no secret.
   *
   * @param shown the options that the form has fields for
   */
  String metadata(Collection<String> shown) {
    JsonObject others = new JsonObject();
    intent
        .options()
        .forEach((option, values) -> {
          if (!shown.contains(option)) {
            JsonArray texts = new JsonArray();
            values.forEach(texts::add);
            others.add(option, texts);
          }
        });
    JsonObject metadata = new JsonObject();
    metadata.addProperty(FORM, form);
    metadata.addProperty(OPERATION, intent.operation());
    metadata.addProperty(CHANNEL, intent.channel().id());
    if (!others.isEmpty()) {
      metadata.add(OPTIONS, others);
    }
    if (!suggestions.equals(FormSuggestions.NONE)) {
      metadata.add(SUGGESTIONS, suggestions.json());
    }
    return metadata.toString();
  }

  /** The values of each block; empty blocks are left out. */
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
