package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.util.Optional;

/** What Amina asks the doctor about one site. */
final class DoctorQuestions {
  private DoctorQuestions() {}

  static JsonNode ask(Conversation talk, String site) {
    return talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry doctor " + site), AMINA, site + " · ");
  }

  /** Asks until the world has come so far that the answer says all of this. */
  static JsonNode askUntil(Conversation talk, String site, String... words) {
    return talk.until(
        () -> Optional.of(ask(talk, site)).filter(answer -> Conversation.says(answer, words)),
        () ->
            "no “" + String.join("”, “", words) + "” in " + ask(talk, site).path("text").asText());
  }
}
