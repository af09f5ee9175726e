package dev.lighterman.acceptance.cli;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from a line is what the unmodified tools really send for it. */
final class CliParserTest {
  /** Come with extensions of az that nobody packages. */
  private static final List<String> NOT_HERE = List.of("az k8s-extension", "az connectedk8s");

  @TempDir private Path folder;

  @Test
  void azAndKubectlSendWhatIsReadFromTheirLines() throws Exception {
    assumeTrue(
        SandboxShell.has("az") && SandboxShell.has("kubectl"),
        "NOT TESTED: az or kubectl is not installed here (apt: azure-cli kubernetes-client)");
    try (Conversation talk = Conversation.in(folder)) {
      SandboxShell cli = new SandboxShell(folder);
      cli.signIn();
      talk.injectsFault("data-endpoint-off", "registry", "myacrregistry");
      talk.types(
          AMINA,
          EDGE_OPS,
          "/registry deploy myarck8scluster repos=hello-world workload=deploy"
              + " --import mcr.microsoft.com/acr/connected-registry:1.0.0");
      var parser = new CliParser();
      for (String line : lines(talk)) {
        List<SentRequest> read = parser.send(line);
        int before = SentRequest.of(talk).size();
        cli.run(line);
        List<SentRequest> sent = SentRequest.of(talk).subList(before, SentRequest.of(talk).size());
        assertEquals(read.size(), sent.size(), () -> line + "\nsent " + sent);
        assertTrue(
            read.stream().allMatch(one -> sent.stream().anyMatch(one::isAskedBy)),
            () -> line + "\nis read as\n" + read + "\nand sent\n" + sent);
      }
    }
  }

  private static List<String> lines(Conversation talk) {
    JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
    return ShownCommands.of(talk, plan).byTools().stream()
        .filter(line -> NOT_HERE.stream().noneMatch(line::startsWith))
        .toList();
  }
}
