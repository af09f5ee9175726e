package dev.lighterman.azure;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Secret;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
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

/**
 * The extensions of Arc clusters. A change returns before it is done: read the extension again to
 * see its result.
 */
public final class Extensions {
  private static final String API_VERSION = "2023-05-01";
  private static final String RESOURCE_TYPE =
      "/providers/Microsoft.KubernetesConfiguration/extensions";
  private static final Pattern TROUBLESHOOTING_LINK =
      Pattern.compile("\\s*For (?:general )?troubleshooting,? visit:? \\S+");
  private static final String INNER_ERROR = "InnerError [";

  private static final String QUERY =
      "kubernetesconfigurationresources"
          + " | where type =~ 'microsoft.kubernetesconfiguration/extensions'"
          + " | project id, properties | order by id asc";

  private final ArmClient arm;
  private final ResourceGraph graph;

  Extensions(ArmClient arm, ResourceGraph graph) {
    this.arm = arm;
    this.graph = graph;
  }

  /** All extensions of a cluster, whatever their type. */
  List<Extension> list(ArmId cluster) {
    return arm.list(cluster + RESOURCE_TYPE, API_VERSION).stream().map(Extensions::read).toList();
  }

  /** A cluster's extension that runs a connected registry, if it has one. */
  public Optional<Extension> connectedRegistry(ArmId cluster) {
    return list(cluster).stream().filter(Extension::isConnectedRegistry).findFirst();
  }

  /**
   * The extensions of all clusters that run a connected registry, as Azure Resource Graph knows
   * them, with a request for each thousand extensions. It does not tell when they were created.
   */
  public List<Extension> queryConnectedRegistries() {
    return ArmErrors.readable(
            graph.query(QUERY).stream().map(ResourceGraph::withoutCapitals), Extensions::read)
        .stream()
        .filter(Extension::isConnectedRegistry)
        .toList();
  }

  public Optional<Extension> get(ArmId id) {
    return arm.find(id.toString(), API_VERSION).map(Extensions::read);
  }

  /** Installs a connected registry's extension, or replaces its settings. */
  public void put(ArmId id, Map<String, String> settings, Map<String, Secret> secrets) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("identity").put("type", "SystemAssigned");
    properties(body, settings, secrets).put("extensionType", Extension.CONNECTED_REGISTRY);
    change(HttpMethod.PUT, id, body);
  }

  /**
   * Changes some settings of an installed extension; the others stay as they are.
   *
   * @param secrets all protected settings: Azure deletes those that are not among them
   */
  public void update(ArmId id, Map<String, String> settings, Map<String, Secret> secrets) {
    var body = JsonNodeFactory.instance.objectNode();
    properties(body, settings, secrets);
    change(HttpMethod.PATCH, id, body);
  }

  /** Deletes it; does nothing if it does not exist. */
  public void delete(ArmId id) {
    arm.delete(id.toString(), API_VERSION);
  }

  /** One that an earlier change is still applied to takes no other, in whatever words. */
  private void change(HttpMethod method, ArmId id, ObjectNode body) {
    try {
      arm.change(method, id.toString(), API_VERSION, body);
    } catch (OperatorMustAct refused) {
      boolean busy =
          refused.why().key().equals(ArmErrors.REFUSED)
              && get(id)
                  .filter(each -> each.provisioning() == ProvisioningState.IN_PROGRESS)
                  .isPresent();
      throw busy ? new TryLater(Sentence.of("azure.busy"), Duration.ZERO) : refused;
    }
  }

  private static ObjectNode properties(
      ObjectNode body, Map<String, String> settings, Map<String, Secret> secrets) {
    var properties = body.putObject("properties");
    var configuration = properties.putObject("configurationSettings");
    settings.forEach(configuration::put);
    var protectedConfiguration = properties.putObject("configurationProtectedSettings");
    secrets.forEach((key, secret) -> protectedConfiguration.put(key, secret.reveal()));
    return properties;
  }

  static Extension read(JsonNode extension) {
    var properties = extension.path("properties");
    var state = properties.path("provisioningState").asText("");
    var created = extension.at("/systemData/createdAt").asText("");
    var changed = extension.at("/systemData/lastModifiedAt").asText("");
    return new Extension(
        ArmErrors.id(extension.path("id").asText()),
        properties.path("extensionType").asText("").toLowerCase(Locale.ROOT),
        ProvisioningState.of(state),
        state,
        firstNonEmpty(properties.path("currentVersion"), properties.path("version")),
        settings(properties.path("configurationSettings")),
        settings(properties.path("configurationProtectedSettings")).keySet(),
        ProvisioningState.of(state) == ProvisioningState.FAILED ? failure(properties) : null,
        Timestamps.instant(created),
        Timestamps.instant(changed.isEmpty() ? created : changed));
  }

  private static Map<String, String> settings(JsonNode json) {
    var settings = new LinkedHashMap<String, String>();
    json.properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
    return settings;
  }

  private static @Nullable String firstNonEmpty(JsonNode first, JsonNode second) {
    return first.asText("").isEmpty() ? second.asText(null) : first.asText();
  }

  /** The distinct messages of errorInfo and statuses; either may be missing. */
  private static String failure(JsonNode properties) {
    var messages =
        Stream.concat(
                Stream.of(properties.at("/errorInfo/message")),
                StreamSupport.stream(properties.path("statuses").spliterator(), false)
                    .filter(status -> !status.path("level").asText().equals("Information"))
                    .map(status -> status.path("message")))
            .map(message -> cause(message.asText("")))
            .filter(message -> !message.isEmpty())
            .distinct();
    return ArmErrors.paragraph(messages.collect(Collectors.joining(" ")));
  }

  /** The innermost error of a message, without the link to the troubleshooting guide. */
  private static String cause(String message) {
    var text = TROUBLESHOOTING_LINK.matcher(message).replaceAll("").replaceAll("\\s+", " ").strip();
    int innermost = text.lastIndexOf(INNER_ERROR);
    return innermost < 0 ? text : untilClosed(text.substring(innermost + INNER_ERROR.length()));
  }

  /** What comes before the bracket that closes it; it may have brackets of its own. */
  private static String untilClosed(String text) {
    int open = 1;
    for (int at = 0; at < text.length(); at++) {
      open += text.charAt(at) == '[' ? 1 : text.charAt(at) == ']' ? -1 : 0;
      if (open == 0) {
        return text.substring(0, at).strip();
      }
    }
    return text.strip();
  }
}
