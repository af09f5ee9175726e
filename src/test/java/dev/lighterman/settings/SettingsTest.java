package dev.lighterman.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.http.TrustingClients;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings from environment variables, which cannot change while the bot runs. */
final class SettingsTest {
  @TempDir private Path directory;
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void whatMustBeGiven() {
    environment = SettingsFixture.enough(directory);
  }

  @Test
  void whatIsNotGivenHasDefaults() throws InvalidSettingsException {
    Settings settings = Settings.read(environment);

    assertEquals(URI.create("https://slack.com/api/"), settings.slack().apiUrl());
    assertEquals(URI.create("https://management.azure.com/"), settings.azure().resourceManager());
    assertEquals(new ServerSettings("127.0.0.1", 8303), settings.server());
    assertNull(settings.kubernetes().kubeconfig());
    assertEquals(PolicySettings.NOTHING, settings.configuration().policy());
    assertEquals(
        "jdbc:sqlite:" + directory.resolve("data/lighterman.db"), settings.store().jdbcUrl());
    assertTrue(Files.isDirectory(directory.resolve("data")));
  }

  @Test
  void everyProblemIsReportedTogether() {
    environment.remove("SLACK_SIGNING_SECRET");
    environment.put("SLACK_BOT_TOKEN", "  ");
    environment.put("AZURE_TENANT_ID", "harbour");
    environment.put("AZURE_AUTHORITY_HOST", "http://login.example.org");
    environment.put("KUBECONFIG", directory.resolve("none").toString());
    environment.put("LIGHTERMAN_PORT", "80800");
    environment.put("LIGHTERMAN_LOG", "xml");

    assertLinesMatch(
        List.of(
            "SLACK_SIGNING_SECRET is missing: copy it .*",
            "SLACK_BOT_TOKEN is missing: copy it .*",
            "AZURE_TENANT_ID is not an id like 22222222-…: give the tenant's id.*",
            "AZURE_AUTHORITY_HOST is not an address like https://login.*",
            "KUBECONFIG names .*none, which can't be read\\.",
            "LIGHTERMAN_PORT is not a port from 0 to 65535: 80800\\.",
            "LIGHTERMAN_LOG is xml: use text or json\\."),
        SettingsFixture.problems(environment));
  }

  @Test
  void anAppLevelTokenInPlaceOfTheSigningSecretMeansSocketMode() throws InvalidSettingsException {
    environment.remove("SLACK_SIGNING_SECRET");
    environment.put("SLACK_APP_TOKEN", "xapp-1");

    SlackSettings.Transport entrance = Settings.read(environment).slack().transport();

    assertEquals(
        "xapp-1",
        assertInstanceOf(SlackSettings.Transport.Sockets.class, entrance).appToken().reveal());
  }

  @Test
  void bothWaysAtOnceAreOneTooMany() {
    environment.put("SLACK_APP_TOKEN", "xapp-1");

    assertLinesMatch(
        List.of("SLACK_SIGNING_SECRET and SLACK_APP_TOKEN are both given.* take .* away.*"),
        SettingsFixture.problems(environment));
  }

  @Test
  void anotherTokenIsNoAppLevelToken() {
    environment.remove("SLACK_SIGNING_SECRET");
    environment.put("SLACK_APP_TOKEN", "xoxb-1");

    assertLinesMatch(
        List.of("SLACK_APP_TOKEN is not an app-level token .* make one .* connections:write.*"),
        SettingsFixture.problems(environment));
  }

  @Test
  void plainHttpIsForThisMachineOnly() throws InvalidSettingsException {
    environment.put("SLACK_API_URL", "http://127.0.0.1:8300/api");

    assertEquals(
        URI.create("http://127.0.0.1:8300/api/"), Settings.read(environment).slack().apiUrl());
  }

  @Test
  void theWayToSignInIsNamed() throws Exception {
    environment.remove("AZURE_CLIENT_SECRET");
    assertLinesMatch(
        List.of("AZURE_CLIENT_SECRET is missing: .*workload-identity.*"),
        SettingsFixture.problems(environment));

    environment.put("AZURE_CREDENTIAL", "workload-identity");
    assertLinesMatch(
        List.of("AZURE_FEDERATED_TOKEN_FILE is missing: label the pod.*"),
        SettingsFixture.problems(environment));

    Path token = Files.writeString(directory.resolve("token"), "t");
    environment.put("AZURE_FEDERATED_TOKEN_FILE", token.toString());
    assertEquals(
        new AzureCredential.WorkloadIdentity(SettingsFixture.GUID, SettingsFixture.GUID, token),
        Settings.read(environment).azure().credential());

    environment.put("AZURE_CREDENTIAL", "magic");
    assertLinesMatch(
        List.of("AZURE_CREDENTIAL is none of client-secret, .*: magic\\."),
        SettingsFixture.problems(environment));
  }

  @Test
  void aMachinesIdentityAndAPersonsSignInNeedNoSecret() throws InvalidSettingsException {
    environment.remove("AZURE_CLIENT_SECRET");
    environment.put("AZURE_CREDENTIAL", "managed-identity");
    assertEquals(
        new AzureCredential.ManagedIdentity(SettingsFixture.GUID),
        Settings.read(environment).azure().credential());

    environment.put("AZURE_CREDENTIAL", "az-login");
    assertEquals(
        new AzureCredential.AzLogin(SettingsFixture.GUID),
        Settings.read(environment).azure().credential());
  }

  @Test
  void aCloudIsNamedForItsAddresses() throws InvalidSettingsException {
    environment.put("AZURE_CLOUD", "china");
    AzureSettings azure = Settings.read(environment).azure();

    assertEquals(URI.create("https://management.chinacloudapi.cn/"), azure.resourceManager());
    assertEquals(URI.create("https://login.chinacloudapi.cn/"), azure.authority());
  }

  @Test
  void severalSubscriptionsStandBetweenCommas() throws InvalidSettingsException {
    environment.put(
        "AZURE_SUBSCRIPTION_ID",
        SettingsFixture.GUID + ", " + SettingsFixture.GUID.replace('2', '4'));

    assertEquals(
        List.of(SettingsFixture.GUID, SettingsFixture.GUID.replace('2', '4')),
        Settings.read(environment).azure().subscriptions());
  }

  @Test
  void theFolderThatIsMadeForTheDatabaseIsTheBotsAloneAndAnothersStaysAsItIs() throws Exception {
    Path made = directory.resolve("data");
    Settings.read(environment);
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));

    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-x---"));
    Settings.read(environment);
    assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
  }

  @Test
  void passwordBelongsIntoItsOwnVariable() throws InvalidSettingsException {
    environment.put("LIGHTERMAN_DATABASE_URL", "jdbc:postgresql://db/l?user=l&password=x");
    assertLinesMatch(
        List.of("LIGHTERMAN_DATABASE_URL holds a password.*"),
        SettingsFixture.problems(environment));

    environment.put("LIGHTERMAN_DATABASE_URL", "jdbc:postgresql://db/l");
    environment.put("LIGHTERMAN_DATABASE_PASSWORD", "x");
    assertFalse(Settings.read(environment).toString().contains("x,"));
  }

  @Test
  void noSecretIsPrinted() throws InvalidSettingsException {
    String printed = Settings.read(environment).toString();

    assertFalse(printed.contains("s3cr3t") || printed.contains("pa55") || printed.contains("xoxb"));
  }

  @Test
  void onlyTheCloudsThatThereAreAreNamed() throws InvalidSettingsException {
    environment.put("AZURE_CLOUD", "usgovernment");
    AzureSettings azure = Settings.read(environment).azure();
    assertEquals(URI.create("https://management.usgovcloudapi.net/"), azure.resourceManager());
    assertEquals(URI.create("https://login.microsoftonline.us/"), azure.authority());

    environment.put("AZURE_CLOUD", "mars");
    assertLinesMatch(
        List.of("AZURE_CLOUD is none of public, usgovernment, china: mars\\."),
        SettingsFixture.problems(environment));
  }

  @Test
  void aFileOfCertificatesHoldsSome() throws Exception {
    Path file = Files.writeString(directory.resolve("ca.pem"), "not a certificate");
    environment.put("LIGHTERMAN_CA_FILE", file.toString());
    assertLinesMatch(
        List.of("LIGHTERMAN_CA_FILE names .*ca.pem, which holds no certificates in PEM\\."),
        SettingsFixture.problems(environment));

    Files.writeString(file, "");
    assertEquals(1, SettingsFixture.problems(environment).size());

    TrustingClients.file(TrustingClients.loopback(), directory);
    assertEquals(file, Settings.read(environment).azure().caFile());
  }

  @Test
  void aWorkloadsTokenIsAFileThatCanBeRead() {
    environment.put("AZURE_CREDENTIAL", "workload-identity");
    environment.put("AZURE_FEDERATED_TOKEN_FILE", directory.resolve("none").toString());

    assertLinesMatch(
        List.of("AZURE_FEDERATED_TOKEN_FILE names .*none, which can't be read\\."),
        SettingsFixture.problems(environment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "management.example.org",
        "https://",
        "ftp://example.org",
        "http://10.0.0.1",
        "::"
      })
  void anAddressNeedsHttpsAndAHost(String address) {
    environment.put("AZURE_RESOURCE_MANAGER_URL", address);

    assertLinesMatch(
        List.of(
            "AZURE_RESOURCE_MANAGER_URL is not an address like https://management.azure.com/: .*"),
        SettingsFixture.problems(environment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:8300/", "HTTP://[::1]:8300", "HTTPS://arm.example.org/"})
  void anAddressMayBeOnThisMachineOrAnother(String address) throws InvalidSettingsException {
    environment.put("AZURE_RESOURCE_MANAGER_URL", address);

    String read = Settings.read(environment).azure().resourceManager().toString();
    assertEquals(address.endsWith("/") ? address : address + "/", read);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "65535, true", "65536, false", "-1, false", "123456, false", "x, false"})
  void aPortIsANumberUpTo65535(String port, boolean right) throws InvalidSettingsException {
    environment.put("LIGHTERMAN_PORT", port);

    if (right) {
      assertEquals(Integer.parseInt(port), Settings.read(environment).server().port());
    } else {
      assertEquals(
          List.of("LIGHTERMAN_PORT is not a port from 0 to 65535: " + port + "."),
          SettingsFixture.problems(environment));
    }
  }

  @Test
  void theDatabaseIsTheOneThatItsUrlNames() throws InvalidSettingsException {
    environment.put("LIGHTERMAN_DATABASE_URL", " jdbc:postgresql://db/l ");
    environment.put("LIGHTERMAN_DATABASE_USER", "lighterman");
    environment.put("LIGHTERMAN_DATABASE_PASSWORD", "s3a");
    StoreSettings store = Settings.read(environment).store();
    assertEquals("jdbc:postgresql://db/l", store.jdbcUrl());
    assertEquals("lighterman", store.user());
    assertEquals("s3a", Objects.requireNonNull(store.password()).reveal());

    environment.put("LIGHTERMAN_DATABASE_URL", "jdbc:sqlite:/var/lib/l.db");
    assertEquals("jdbc:sqlite:/var/lib/l.db", Settings.read(environment).store().jdbcUrl());

    environment.put("LIGHTERMAN_DATABASE_URL", "jdbc:oracle:thin");
    assertLinesMatch(
        List.of("LIGHTERMAN_DATABASE_URL is not like jdbc:postgresql://host/lighterman: .*"),
        SettingsFixture.problems(environment));
  }

  @Test
  void aPasswordBeforeTheHostBelongsIntoItsOwnVariableToo() {
    environment.put("LIGHTERMAN_DATABASE_URL", "jdbc:postgresql://l:pa55@db/l");

    assertLinesMatch(
        List.of("LIGHTERMAN_DATABASE_URL holds a password.*"),
        SettingsFixture.problems(environment));
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    environment.put("LIGHTERMAN_DATA", file.resolve("data").toString());

    assertLinesMatch(
        List.of("LIGHTERMAN_DATA names .*data, which is no directory and can't be made one\\."),
        SettingsFixture.problems(environment));
  }

  @Test
  void whatNoFileSystemCanNameIsNoPath() {
    environment.put("KUBECONFIG", "kube\0config");

    assertLinesMatch(
        List.of("KUBECONFIG is not a path: .*"), SettingsFixture.problems(environment));
  }

  @Test
  void eachOfSeveralSubscriptionsIsAnId() {
    environment.put("AZURE_SUBSCRIPTION_ID", SettingsFixture.GUID + ",prod");

    assertLinesMatch(
        List.of("AZURE_SUBSCRIPTION_ID is not an id like 22222222-…: give the subscription's id.*"),
        SettingsFixture.problems(environment));
  }

  @Test
  void theServerListensWhereItIsTold() throws InvalidSettingsException {
    environment.put("LIGHTERMAN_BIND", "0.0.0.0");
    environment.put("LIGHTERMAN_PORT", "80");

    assertEquals(new ServerSettings("0.0.0.0", 80), Settings.read(environment).server());
    assertNull(Settings.read(environment).metrics());
    environment.put("LIGHTERMAN_METRICS_PORT", "9090");
    assertEquals(new ServerSettings("127.0.0.1", 9090), Settings.read(environment).metrics());
  }
}
