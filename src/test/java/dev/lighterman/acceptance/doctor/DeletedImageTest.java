package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.doctor.DoctorQuestions.askUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ImageImport;
import dev.lighterman.value.ImageReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody deletes in the cloud registry what pods at a site pull: no sync brings it any more. */
final class DeletedImageTest {
  private static final String QUIET = "store-101 · Online: I see nothing wrong";

  @Test
  void itIsToldFromOneThatTheNextSyncBringsUntilSomebodyImportsItAgain() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("image-deleted", "cluster", "store-101");

      JsonNode answer =
          askUntil(
              talk,
              "store-101",
              "store-101 · connected registry Online: the cloud registry myacrregistry does not have"
                  + " pos:1.5, which pods want",
              "manifest unknown",
              "Push or import pos:1.5 into myacrregistry again");
      assertFalse(answer.toString().contains("\"repair "), answer::toString);
      assertFalse(answer.path("text").asText().contains("images in the cloud"), answer::toString);

      Azure.connect(talk.settings().azure())
          .images()
          .forceImport(
              Quickstart.registry(talk),
              new ImageImport(ImageReference.of("docker.io/library/nginx:1.27"), null, "pos:1.5"));
      askUntil(talk, "store-101", QUIET);
    }
  }

  @Test
  void whereTheBotMayNotReadImagesItSaysThatItDidNotLook() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault(
          "not-allowed", "action", "Microsoft.ContainerRegistry/registries/pull/read");
      talk.injectsFault("image-deleted", "cluster", "store-101");

      askUntil(
          talk,
          "store-101",
          "have the image of pos yet",
          "check that the tag exists in the cloud registry",
          "Not looked at: images in the cloud registry. Why: ",
          "registries/pull/read");
    }
  }

  @Test
  void noImageIsLookedForWhereNoPullFails() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      askUntil(talk, "store-101", QUIET);
      assertEquals(List.of(), looksAtImages(talk));
      talk.injectsFault("image-deleted", "cluster", "store-101");
      askUntil(talk, "store-101", "does not have pos:1.5");
      assertNotEquals(List.of(), looksAtImages(talk));
    }
  }

  private static List<String> looksAtImages(Conversation talk) {
    return Conversation.stream(talk.log())
        .filter(each -> each.path("face").asText().equals("registry"))
        .map(each -> each.path("path").asText())
        .filter(path -> path.startsWith("/acr/v1/pos/"))
        .toList();
  }
}
