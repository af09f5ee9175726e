package dev.lighterman.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.azure.arm.ArmErrorResponse;
import dev.lighterman.value.ArmId;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads an extension out of Azure's JSON. */
final class ExtensionMapper {
  private ExtensionMapper() {}

  static Extension from(JsonNode it) {
    var properties = it.path("properties");
    var state = properties.path("provisioningState").asText();
    var created = OffsetDateTime.parse(it.at("/systemData/createdAt").asText());
    var changed = it.at("/systemData/lastModifiedAt").asText("");
    return new Extension(
        ArmId.of(it.path("id").asText()),
        properties.path("extensionType").asText().toLowerCase(Locale.ROOT),
        ProvisioningState.of(state),
        state,
        text(properties.path("currentVersion"), properties.path("version")),
        settings(properties.path("configurationSettings")),
        ProvisioningState.of(state) == ProvisioningState.FAILED ? failure(properties) : null,
        created.toInstant(),
        changed.isEmpty() ? created.toInstant() : OffsetDateTime.parse(changed).toInstant());
  }

  private static Map<String, String> settings(JsonNode them) {
    var settings = new LinkedHashMap<String, String>();
    them.properties().forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
    return settings;
  }

  private static @Nullable String text(JsonNode first, JsonNode second) {
    return first.asText("").isEmpty() ? second.asText(null) : first.asText();
  }

  /** Either place may be empty, even of one that failed. */
  private static String failure(JsonNode properties) {
    var messages =
        Stream.concat(
                Stream.of(properties.at("/errorInfo/message")),
                StreamSupport.stream(properties.path("statuses").spliterator(), false)
                    .filter(status -> !status.path("level").asText().equals("Information"))
                    .map(status -> status.path("message")))
            .map(message -> ExtensionErrorMessage.cleaned(message.asText("")))
            .filter(message -> !message.isEmpty())
            .distinct();
    return ArmErrorResponse.paragraph(messages.collect(Collectors.joining(" ")));
  }
}
