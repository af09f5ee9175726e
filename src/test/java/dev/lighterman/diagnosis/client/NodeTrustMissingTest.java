package dev.lighterman.diagnosis.client;

import static dev.lighterman.diagnosis.SampleEvidence.YESTERDAY;
import static dev.lighterman.diagnosis.SampleEvidence.extension;
import static dev.lighterman.diagnosis.SampleEvidence.refused;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What to do depends on why a node does not trust the certificate. */
final class NodeTrustMissingTest {
  private static final String UNKNOWN = "tls: x509: certificate signed by unknown authority";
  private static final String NO_ADDRESS = "x509: cannot validate certificate: no IP SANs";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trustDistribution.enabled=false | unknown | trust distribution on: `az k8s-extension update --name store114 --cluster-name store-114 --resource-group edge --cluster-type connectedClusters --config trustDistribution.enabled=true --yes --subscription 1111`
          trustDistribution.useNodeSelector=true | unknown | `kubectl label node NODE containerd-configured-by=connected-registry`
          trustDistribution.enabled=true | unknown | See whether its pods run on every node
          trustDistribution.enabled=false | address | Issue its certificate anew, with IP:10.0.0.50 among its names.
          """)
  void theLineIsOfferedThatPutsItRight(String setting, String said, String remedy) {
    String message = said.equals("unknown") ? UNKNOWN : NO_ADDRESS;
    SiteEvidence site =
        refused("10.0.0.50/pos:1.5", message)
            .with(Part.EXTENSION, new Seen<>(installed(setting.split("=", 2))));

    String told =
        new SentenceRenderer(Locale.ENGLISH)
            .render(new NodeTrustMissing().in(site).orElseThrow().remedy(), TextFormat.PLAIN);

    assertTrue(told.contains(remedy), told);
  }

  private static Extension installed(String... setting) {
    var settings = new HashMap<>(Map.of(Extension.SERVICE_ADDRESS, "10.0.0.50"));
    settings.put(setting[0], setting[1]);
    return new Extension(
        extension(ProvisioningState.SUCCEEDED, null).id(),
        Extension.CONNECTED_REGISTRY,
        ProvisioningState.SUCCEEDED,
        "Succeeded",
        "1.0.0",
        settings,
        Set.of(Extension.CONNECTION_STRING),
        null,
        YESTERDAY,
        YESTERDAY);
  }
}
