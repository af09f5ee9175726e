package dev.lighterman.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lighterman.settings.InvalidSettingsException;
import dev.lighterman.settings.OperatingMode;
import dev.lighterman.settings.Settings;
import dev.lighterman.slack.workspace.AppManifest;
import dev.lighterman.slack.workspace.OAuthScope;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SetupCommandTest {
  private static final String GUID = "22222222-2222-2222-2222-222222222222";

  @TempDir private Path directory;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
  private final PrintStream aside = new PrintStream(notes, true, StandardCharsets.UTF_8);

  @Test
  void theOperatorRoleContainsTheObserverRoleAndChanges() throws IOException {
    List<String> observe = actions(print("role", "--observe"));
    List<String> operate = actions(print("role", "--operate"));

    assertTrue(operate.containsAll(observe));
    assertEquals(List.of(), observe.stream().filter(action -> !action.endsWith("/read")).toList());
    assertTrue(operate.contains("Microsoft.KubernetesConfiguration/extensions/write"));
    assertFalse(operate.stream().anyMatch(action -> action.contains("*")), "nothing is a wildcard");
  }

  @Test
  void theKubeconfigOfTheServiceAccountHasATokenThatIsRenewed() throws IOException {
    String guide = print("kubeconfig", "--server", "https://10.1.2.3:6443", "--context", "store-9");
    String yaml = guide.substring(guide.indexOf("apiVersion"), guide.indexOf("\nEOF"));
    JsonNode kubeconfig = new YAMLMapper().readTree(yaml);
    assertEquals("https://10.1.2.3:6443", kubeconfig.at("/clusters/0/cluster/server").asText());
    assertEquals("store-9.token", kubeconfig.at("/users/0/user/tokenFile").asText());
    assertEquals("store-9", kubeconfig.path("current-context").asText());
    assertTrue(guide.contains("kubectl create token lighterman --namespace lighterman --duration"));
    assertTrue(guide.contains("To renew it") && guide.contains("kubelogin"));
    assertTrue(
        print("kubeconfig", "--server", "https://store-7.example:6443")
            .contains("store-7.example.token"));
    for (String wrong : List.of("http://store-9", "https://", "store-9")) {
      assertTrue(print(2, "kubeconfig", "--server", wrong).contains("takes --server"), wrong);
    }
    assertTrue(print(2, "kubeconfig").contains("takes --server"));
  }

  @Test
  void theRoleHasTheSubscriptionsOfTheEnvironment() throws IOException {
    assertEquals(
        "/subscriptions/" + GUID,
        new ObjectMapper().readTree(print("role")).at("/AssignableScopes/0").asText());
  }

  /** Beside the role, which goes into a file. */
  @Test
  void theRoleSaysWhatToAssignAndWhatElseRegistriesWithRepositoryPermissionsTake() {
    print("role", "--observe");
    String said = notes.toString(StandardCharsets.UTF_8);

    assertTrue(said.contains("--role \"Lighterman observer\""), said);
    assertTrue(said.contains("--role \"Container Registry Repository Reader\""), said);
    assertTrue(said.contains("--role \"Container Registry Repository Catalog Lister\""), said);
  }

  @Test
  void theClusterRoleIsValid() {
    assertEquals("rbac.authorization.k8s.io/v1", clusterRole(print("clusterrole")).getApiVersion());
    assertTrue(
        StreamSupport.stream(rules(print("clusterrole")).spliterator(), false)
            .anyMatch(rule ->
                rule.at("/resources/0").asText().equals("secrets")
                    && rule.path("verbs").toString().contains("patch")));
    assertFalse(print("clusterrole", "--observe").contains("patch"));
  }

  @Test
  void theManifestIsForSocketModeOrForAnAddress() {
    assertEquals(AppManifest.socketMode().stripTrailing(), print("manifest"));
    assertTrue(print("manifest", "--url", "https://bot.x.org").contains("bot.x.org/slack/events"));
    assertTrue(print(2, "manifest", "--url", "bot").contains("setup manifest --url"));
  }

  @Test
  void theFirstConfigurationIsValidWithAndWithoutItsExamples() throws Exception {
    String first = print("config");

    assertEquals(OperatingMode.OBSERVE, read(first).configuration().mode());
    assertEquals(
        1,
        read(first.replaceAll("(?m)^#(?! )|^#(?= {2,})", ""))
            .configuration()
            .policy()
            .rules()
            .size());
  }

  @Test
  void theSchemaAcceptsValidConfigurationsOnly() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(print("schema"));
    String first = print("config").replaceAll("(?m)^#(?! )|^#(?= {2,})", "");
    YAMLMapper yaml = new YAMLMapper();

    assertEquals(List.of(), schema.validate(yaml.readTree(first)));
    assertEquals(1, schema.validate(yaml.readTree("rulez: []")).size());
    assertFalse(schema.validate(yaml.readTree("mode: dance")).isEmpty());
    assertFalse(schema.validate(yaml.readTree("channels: {locale: de}")).isEmpty());
  }

  @Test
  void theFirstConfigurationHasEveryKeyThatTheFileMayHave() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(print("schema"));
    String whole = print("config").replaceAll("(?m)^#(?! )|^#(?= {2,})", "");
    var lacking = new TreeSet<String>();
    findLacking("", schema, List.of(new YAMLMapper().readTree(whole)), lacking);

    assertEquals(new TreeSet<>(), lacking);
  }

  /** Adds the keys of the schema that no example has. */
  private static void findLacking(
      String path, JsonNode schema, List<JsonNode> examples, Set<String> lacking) {
    JsonNode item = schema.at("/anyOf/0/items");
    if (!item.isMissingNode()) {
      findLacking(path, item, examples.stream().flatMap(SetupCommandTest::items).toList(), lacking);
    }
    JsonNode values = schema.path("additionalProperties");
    if (values.isObject()) {
      findLacking(path, values, examples.stream().flatMap(JsonNode::valueStream).toList(), lacking);
    }
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          String key = path + "/" + property.getKey();
          List<JsonNode> found =
              examples.stream()
                  .map(example -> example.path(property.getKey()))
                  .filter(value -> !value.isMissingNode())
                  .toList();
          if (found.isEmpty()) {
            lacking.add(key);
          }
          findLacking(key, property.getValue(), found, lacking);
        });
  }

  private static Stream<JsonNode> items(JsonNode example) {
    return example.isArray() ? example.valueStream() : Stream.of(example);
  }

  @Test
  void theAdminGuideHasEveryScopeWithItsReason() {
    String text = print("admin");

    Arrays.stream(OAuthScope.values())
        .forEach(scope ->
            assertTrue(text.contains(scope.word()) && text.contains(scope.reason()), text));
  }

  @Test
  void theAdminGuideHasEveryHostOfTheCode() throws IOException {
    Pattern host = Pattern.compile("\"https://(?<host>[a-z0-9-]+(?:[.][a-z0-9-]+)+)");
    String text = print("admin");
    Set<String> words = new TreeSet<>(List.of(text.split("[.,]?\\s+")));
    var named = new TreeSet<String>();
    for (Path source : sources()) {
      host.matcher(Files.readString(source))
          .results()
          .map(it -> it.group("host"))
          .forEach(named::add);
    }

    assertTrue(named.containsAll(Set.of("slack.com", "hooks.slack.com")), named::toString);
    assertEquals(List.of(), named.stream().filter(each -> !words.contains(each)).toList());
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/lighterman"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  @Test
  void theSandboxesBotHasExactlyTheOperatorRole() throws IOException {
    String held = "src/sandbox/resources/dev/lighterman/sandbox/world/bot-actions.txt";

    assertEquals(actions(print("role", "--operate")), Files.readAllLines(Path.of(held)));
  }

  @Test
  void theSandboxesClustersGrantExactlyTheClusterRole() throws IOException {
    Path held =
        Path.of("src/sandbox/resources/dev/lighterman/sandbox/kubernetes/cluster/bot-rules.yaml");

    assertEquals(
        rules(print("clusterrole", "--operate")), new YAMLMapper().readTree(held.toFile()));
  }

  @Test
  void whatIsUnknownIsAnsweredWithAllThatThereIs() {
    assertTrue(print(2, "everything").contains("setup clusterrole"));
    assertTrue(print().contains("setup clusterrole"));
  }

  @Test
  void aTypoGrantsNothing() {
    for (String role : List.of("role", "clusterrole")) {
      String refused = print(2, role, "--observ");
      assertTrue(refused.contains("takes --observe, --operate or nothing"), refused);
      assertFalse(refused.contains("Actions"), refused);
      print(2, role, "--observe", "--operate");
    }
    assertTrue(print(2, "manifest", "--uri", "https://bot.x.org").contains("takes nothing, or"));
    print(2, "manifest", "--url", "https://bot.x.org", "--observe");
    print(2, "manifest", "--url");
    assertTrue(print(2, "config", "--observe").contains("setup config takes nothing"));
  }

  @Test
  void theManifestsForOnePodAreValid() throws IOException {
    List<HasMetadata> objects =
        objects(Files.readString(Path.of("src/main/kubernetes/base/lighterman.yaml")));

    assertEquals(
        List.of("PersistentVolumeClaim", "Deployment", "Service"),
        objects.stream().map(HasMetadata::getKind).toList());
    assertFalse(objects.stream().anyMatch(GenericKubernetesResource.class::isInstance));
  }

  @Test
  void anOutageOfSlackDoesNotRestartThePod() throws IOException {
    JsonNode container =
        objects(Files.readString(Path.of("src/main/kubernetes/base/lighterman.yaml"))).stream()
            .filter(each -> each.getKind().equals("Deployment"))
            .map(each -> new ObjectMapper().<JsonNode>valueToTree(each))
            .findFirst()
            .orElseThrow()
            .at("/spec/template/spec/containers/0");

    assertEquals("/healthz", container.at("/readinessProbe/httpGet/path").asText());
    assertTrue(container.at("/livenessProbe/httpGet").isMissingNode());
    assertTrue(container.at("/livenessProbe/tcpSocket").isObject());
  }

  private String print(String... words) {
    return print(0, words);
  }

  private String print(int code, String... words) {
    printed.reset();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    var setup = new SetupCommand(Map.of("AZURE_SUBSCRIPTION_ID", GUID), out, aside);
    assertEquals(code, setup.run(List.of(words)));
    return printed.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private static List<String> actions(String json) throws IOException {
    JsonNode actions = new ObjectMapper().readTree(json).path("Actions");
    return StreamSupport.stream(actions.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode rules(String yaml) {
    return new ObjectMapper().<JsonNode>valueToTree(clusterRole(yaml)).path("rules");
  }

  private static HasMetadata clusterRole(String yaml) {
    return objects(yaml).stream()
        .filter(each -> each.getKind().equals("ClusterRole"))
        .findFirst()
        .orElseThrow();
  }

  private static List<HasMetadata> objects(String yaml) {
    return new KubernetesSerialization().unmarshal(yaml);
  }

  private Settings read(String yaml) throws IOException, InvalidSettingsException {
    Path file = directory.resolve("lighterman.yaml");
    Files.writeString(file, yaml);
    Map<String, String> environment = new HashMap<>();
    Stream.of("AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_SUBSCRIPTION_ID")
        .forEach(name -> environment.put(name, GUID));
    Stream.of("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "AZURE_CLIENT_SECRET")
        .forEach(name -> environment.put(name, "x"));
    environment.put("LIGHTERMAN_DATA", directory.resolve("data").toString());
    environment.put("LIGHTERMAN_CONFIG", file.toString());
    return Settings.read(environment);
  }
}
