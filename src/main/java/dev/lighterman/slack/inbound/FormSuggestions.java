package dev.lighterman.slack.inbound;

import com.google.gson.JsonObject;
import dev.lighterman.operation.Form.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an open form has filled in by itself. What a person leaves as it is was not entered: the
 * plan chooses it again, and says where it comes from. Kept as hashes, since lists of repositories
 * are longer than what Slack keeps with a form.
 *
 * @param first by option, what was filled in when the field appeared
 * @param last by option, what is filled in now
 */
record FormSuggestions(Map<String, String> first, Map<String, String> last) {
  static final FormSuggestions NONE = new FormSuggestions(Map.of(), Map.of());

  private static final String FIRST = "first";
  private static final String LAST = "last";

  /** Stands for what was filled in at first, and is nothing that can be filled in. */
  private static final String RENEWED = "renewed";

  FormSuggestions {
    first = Map.copyOf(first);
    last = Map.copyOf(last);
  }

  static FormSuggestions of(JsonObject json) {
    return new FormSuggestions(
        texts(json.getAsJsonObject(FIRST)), texts(json.getAsJsonObject(LAST)));
  }

  private static Map<String, String> texts(JsonObject json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.asMap().forEach((option, hash) -> texts.put(option, hash.getAsString()));
    return texts;
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.add(FIRST, object(first));
    json.add(LAST, object(last));
    return json;
  }

  private static JsonObject object(Map<String, String> texts) {
    JsonObject object = new JsonObject();
    texts.forEach(object::addProperty);
    return object;
  }

  /** The same form with these fields. */
  FormSuggestions showing(List<Field> fields) {
    Map<String, String> now = new LinkedHashMap<>();
    fields.forEach(field -> now.put(field.option(), hash(field.suggested().split(","))));
    Map<String, String> before = new LinkedHashMap<>(now);
    before.putAll(first);
    return new FormSuggestions(before, now);
  }

  /**
   * The same form, in which these options get other elements, so that Slack forgets their values.
   */
  FormSuggestions renewing(List<String> options) {
    Map<String, String> other = new LinkedHashMap<>(first);
    options.forEach(option ->
        other.put(
            option, elementId(option).equals(option) ? RENEWED : last.getOrDefault(option, "")));
    return new FormSuggestions(other, last);
  }

  /** Whether the values are what the form has filled in. */
  boolean include(String option, List<String> values) {
    return hash(values.toArray(String[]::new)).equals(last.get(option));
  }

  /**
   * The id of a field's element. Slack keeps the value of an element whose id stays, so it is
   * another one where something else is filled in than at first.
   */
  String elementId(String option) {
    String now = last.getOrDefault(option, "");
    return now.equals(first.getOrDefault(option, now)) ? option : option + "-" + now;
  }

  /** In any order, as people choose several in any; empty for nothing. */
  private static String hash(String... values) {
    List<String> sorted = Arrays.stream(values).filter(each -> !each.isBlank()).sorted().toList();
    return sorted.isEmpty() ? "" : Integer.toHexString(sorted.hashCode());
  }
}
