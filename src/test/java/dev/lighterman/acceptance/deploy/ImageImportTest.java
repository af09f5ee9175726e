package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ImageImport;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.Repository;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** An image is imported on the way, and stays whatever becomes of the site. */
final class ImageImportTest {
  private static final String DEPLOY =
      "/registry deploy myconnectedregistry --cluster-name myarck8scluster ip=10.0.0.50"
          + " workload=deploy --import ";

  private static final String LINE = DEPLOY + "mcr.microsoft.com/";

  @Test
  @Execution(CONCURRENT)
  void anImageThatIsMissingIsImportedDeployedAndLeftOn() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      String line = LINE + "acr/connected-registry:1.0.0";
      talk.types(AMINA, EDGE_OPS, line);
      JsonNode plan =
          talk.seesPlan(AMINA, "R1", "needs approval", "image connected-registry:1.0.0 from");
      talk.injectsFault("403", "method", "PUT", "path", "/extensions/", "times", "1");
      talk.presses(BEN, plan, "approve");
      talk.presses(
          AMINA, talk.seesHalted(AMINA, "R1", "stopped at step", "No extensions for now"), "undo");
      talk.sees(
          AMINA,
          "R1",
          "Stays, since others may use it: provider Microsoft.ExtendedLocation",
          "\n  image connected-registry:1.0.0");
      assertTrue(repositories(talk).contains("connected-registry"));

      talk.types(AMINA, EDGE_OPS, line);
      talk.presses(BEN, talk.sees(AMINA, "R2", "needs approval"), "approve");
      talk.sees(AMINA, "R2 · Succeeded", "pulled 10.0.0.50/connected-registry:1.0.0");
      assertEquals(1, imports(talk), "what is there is not imported again");

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      talk.presses(BEN, talk.sees(AMINA, "R3", "needs approval"), "approve");
      talk.sees(AMINA, "R3 · Succeeded", "images in myacrregistry");
      assertTrue(repositories(talk).contains("connected-registry"));
    }
  }

  @Test
  @Execution(CONCURRENT)
  void anImageThatIsThereIsKeptWhereNobodyCanTellWhetherTheSourceIsAnother() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, LINE + "hello-world:latest");
      JsonNode plan =
          talk.seesPlan(
              AMINA,
              "R1",
              "needs approval",
              "Keep: ",
              "image hello-world:latest, " + brief(digest(talk, "hello-world", "latest")),
              "I can’t read mcr.microsoft.com/hello-world:latest",
              "import it by digest");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
      assertEquals(0, imports(talk));
    }
  }

  @Test
  @Execution(CONCURRENT)
  void theSameImageIsKept() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      String digest = digest(talk, "hello-world", "latest");
      talk.types(AMINA, EDGE_OPS, LINE + "hello-world:latest@" + digest);
      JsonNode plan =
          talk.seesPlan(
              AMINA, "R1", "needs approval", "image hello-world:latest, " + brief(digest));
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");
      assertEquals(0, imports(talk));
    }
  }

  @Test
  @Execution(CONCURRENT)
  void anotherImageOfThatTagIsOverwrittenByTheOneThatThePlanPinned() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      CloudRegistry lab = registry(talk, "labregistry");
      String before = digest(talk, "pos", "1.5");
      push(talk, lab, "mcr.microsoft.com/azurelinux/base/nginx:1.27", "pos:1.5");
      push(talk, lab, "mcr.microsoft.com/azurelinux/base/nginx:1.27", "pos:1.5-first");
      String wanted = digest(talk, lab, "pos", "1.5");

      talk.types(AMINA, EDGE_OPS, DEPLOY + lab.loginServer() + "/pos:1.5");
      JsonNode plan =
          talk.seesPlan(
              AMINA,
              "R1",
              "needs approval",
              "Overwrite: image pos:1.5, " + brief(before) + " now, is replaced by ",
              lab.loginServer() + "/pos@" + brief(wanted));
      push(talk, lab, "mcr.microsoft.com/acr/connected-registry:1.0.0", "pos:1.5");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/pos:1.5");
      assertEquals(1, imports(talk));
      assertEquals(wanted, digest(talk, "pos", "1.5"));
    }
  }

  @Test
  @Execution(CONCURRENT)
  void whatOneOfOurRegistriesDoesNotHaveIsNotImportedFromIt() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      String server = registry(talk, "labregistry").loginServer();
      talk.types(AMINA, EDGE_OPS, DEPLOY + server + "/pos:9.9");
      talk.sees(
          AMINA,
          "labregistry has no image " + server + "/pos:9.9 to import",
          "Check its repository and its tag");
    }
  }

  @Test
  @Execution(CONCURRENT)
  void theRightThatIsMissingAtTheSourceIsNamed() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      CloudRegistry lab = registry(talk, "labregistry");
      push(talk, lab, "mcr.microsoft.com/azurelinux/base/nginx:1.27", "edge:1");
      talk.types(AMINA, EDGE_OPS, DEPLOY + lab.loginServer() + "/edge:1");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("not-allowed-at-source", "source", lab.id().toString());
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1", "stopped at step", "registries/pull/read` on " + lab.id());
    }
  }

  private static long imports(Conversation talk) {
    return talk.changesThatWorked().filter("POST myacrregistry/importImage"::equals).count();
  }

  private static List<String> repositories(Conversation talk) {
    JsonNode registries = talk.world().path("registries");
    return Conversation.first(
            registries, each -> each.path("name").asText().equals("myacrregistry"))
        .stream()
        .flatMap(each -> Conversation.stream(each.path("repositories")))
        .map(JsonNode::asText)
        .toList();
  }

  /** Puts an image where somebody else could have pushed it. */
  private static void push(Conversation talk, CloudRegistry to, String source, String target) {
    String[] named = target.split(":", 2);
    Optional<String> before = found(talk, to, named[0], named[1]);
    azure(talk)
        .images()
        .forceImport(to.id(), new ImageImport(ImageReference.of(source), null, target));
    talk.until(() -> !found(talk, to, named[0], named[1]).equals(before), "the push of " + target);
  }

  private static String digest(Conversation talk, String repository, String tag) {
    return digest(talk, registry(talk, "myacrregistry"), repository, tag);
  }

  private static String digest(
      Conversation talk, CloudRegistry registry, String repository, String tag) {
    return found(talk, registry, repository, tag).orElseThrow();
  }

  private static Optional<String> found(
      Conversation talk, CloudRegistry registry, String repository, String tag) {
    return azure(talk).images().digest(registry, new Repository(repository), tag);
  }

  private static CloudRegistry registry(Conversation talk, String name) {
    return azure(talk).registries().list().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Azure azure(Conversation talk) {
    return Azure.connect(talk.settings().azure());
  }

  private static String brief(String digest) {
    return digest.substring(0, "sha256:".length() + 12) + "…";
  }
}
