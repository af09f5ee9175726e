package dev.lighterman.acceptance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Azure publishes of one API version, from a file of {@code src/test/resources/openapi}. */
final class ApiDefinition {
  private static final Path FOLDER = Path.of("src/test/resources/openapi");

  private final JsonNode file;
  private final Map<Pattern, JsonNode> operations;
  private final TypeSchemas sent;
  private final TypeSchemas answered;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  private ApiDefinition(JsonNode file) {
    this.file = file;
    this.operations =
        file.path("operations").properties().stream()
            .collect(Collectors.toMap(each -> pattern(each.getKey()), Map.Entry::getValue));
    this.sent = TypeSchemas.sent(file.path("types"));
    this.answered = TypeSchemas.answered(file.path("types"));
  }

  static List<ApiDefinition> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(path -> path.toString().endsWith(".yaml"))
          .map(ApiDefinition::read)
          .toList();
    }
  }

  private static ApiDefinition read(Path path) {
    try {
      return new ApiDefinition(new YAMLMapper().readTree(path.toFile()));
    } catch (IOException broken) {
      throw new AssertionError(path.toString(), broken);
    }
  }

  /** A method and path, in which names in braces stand for what the file says of them. */
  private Pattern pattern(String operation) {
    String regex = operation;
    while (regex.contains("{")) {
      String before = regex;
      for (Map.Entry<String, JsonNode> name : names()) {
        regex = regex.replace("{" + name.getKey() + "}", name.getValue().asText());
      }
      if (regex.equals(before)) {
        break;
      }
    }
    // Azure doesn't mind the case of a path.
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private Iterable<Map.Entry<String, JsonNode>> names() {
    return file.path("names").properties();
  }

  /** What this API says against an exchange; empty if it has no such operation. */
  Optional<List<String>> objections(ArmExchange exchange) {
    if (!exchange.apiVersion().equals(file.path("api-version").asText())) {
      return Optional.empty();
    }
    return operations.entrySet().stream()
        .filter(each -> each.getKey().matcher(exchange.operation()).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .map(operation -> objections(operation, exchange));
  }

  private List<String> objections(JsonNode operation, ArmExchange exchange) {
    String type = operation.path(Integer.toString(exchange.status())).asText("");
    boolean failed = exchange.status() >= 400;
    if (type.isEmpty() && !failed) {
      return List.of("status " + exchange.status() + " is not declared");
    }
    return Stream.concat(
            against("sent", sent, operation.path("sent").asText("nothing"), exchange.sent()),
            against("answered", answered, failed ? "Error" : type, exchange.answered()))
        .toList();
  }

  private Stream<String> against(String what, TypeSchemas types, String type, JsonNode body) {
    if (type.startsWith("nothing")) {
      boolean allowed = body.isMissingNode() || (type.endsWith("null") && body.isNull());
      return allowed ? Stream.empty() : Stream.of(what + ": a body that is not declared");
    }
    if (body.isMissingNode()) {
      return Stream.of(what + ": no body, and " + type + " is declared");
    }
    return schema(types, type).validate(body).stream()
        .map(error -> what + ": " + error.getInstanceLocation() + " " + error.getMessage());
  }

  private Schema schema(TypeSchemas types, String type) {
    return schemas.getSchema(types.of(type));
  }
}
