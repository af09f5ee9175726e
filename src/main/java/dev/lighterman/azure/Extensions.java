package dev.lighterman.azure;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The extensions of Arc clusters. A change is only asked for: look again. */
public final class Extensions {
  private static final String VERSION = "2023-05-01";
  private static final String TYPE = "/providers/Microsoft.KubernetesConfiguration/extensions";
  private static final Pattern ADVERT =
      Pattern.compile("\\s*For (?:general )?troubleshooting,? visit:? \\S+");
  private static final Pattern INNER = Pattern.compile("InnerError \\[(?<cause>.*)]");

  private final ArmClient arm;

  Extensions(ArmClient arm) {
    this.arm = arm;
  }

  /** All extensions of a cluster, whatever their type. */
  List<Extension> of(ArmId cluster) {
    return arm.list(cluster + TYPE, VERSION).stream().map(Extensions::read).toList();
  }

  /** The one of a cluster that runs a connected registry, where it has one. */
  public Optional<Extension> connectedRegistry(ArmId cluster) {
    return of(cluster).stream().filter(Extension::connectedRegistry).findFirst();
  }

  public Optional<Extension> get(ArmId id) {
    return arm.find(id.toString(), VERSION).map(Extensions::read);
  }

  /**
   * Installs a connected registry's extension, or replaces its settings.
   *
   * @param region the cluster's
   */
  public void put(
      ArmId id, String region, Map<String, String> settings, Map<String, Secret> secrets) {
    var body = JsonNodeFactory.instance.objectNode().put("location", region);
    body.putObject("identity").put("type", "SystemAssigned");
    properties(body, settings, secrets).put("extensionType", Extension.CONNECTED_REGISTRY);
    arm.change(HttpMethod.PUT, id.toString(), VERSION, body);
  }

  /** Deletes it; one that isn't there is fine. */
  public void delete(ArmId id) {
    arm.delete(id.toString(), VERSION);
  }

  private static ObjectNode properties(
      ObjectNode body, Map<String, String> settings, Map<String, Secret> secrets) {
    var properties = body.putObject("properties");
    var open = properties.putObject("configurationSettings");
    settings.forEach(open::put);
    var hidden = properties.putObject("configurationProtectedSettings");
    secrets.forEach((key, secret) -> hidden.put(key, secret.reveal()));
    return properties;
  }

  static Extension read(JsonNode it) {
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
            .map(message -> withoutAdverts(message.asText("")))
            .filter(message -> !message.isEmpty())
            .distinct();
    return ArmErrors.paragraph(messages.collect(Collectors.joining(" ")));
  }

  /** What matters of the long complaints of an extension that failed. */
  private static String withoutAdverts(String message) {
    var line = ADVERT.matcher(message).replaceAll("").replaceAll("\\s+", " ").strip();
    var inner = INNER.matcher(line);
    return inner.find() ? inner.group("cause").strip() : line;
  }
}
