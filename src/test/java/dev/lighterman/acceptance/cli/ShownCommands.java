package dev.lighterman.acceptance.cli;

import static dev.lighterman.acceptance.Conversation.AMINA;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a message offers behind <em>az commands</em>.
 *
 * @param byTools for {@code az} and {@code kubectl}, each with the manifest that it is given
 * @param comments what no line does, or a person has to look at before
 * @param toBot the one line that asks the bot for the same
 */
record ShownCommands(List<String> byTools, List<String> comments, String toBot) {
  static ShownCommands of(Conversation talk, JsonNode message) {
    String number = Conversation.number(message);
    JsonNode card =
        talk.answers(() -> talk.asksForCommands(AMINA, message), AMINA, number, "commands", "\n");
    return read(unescaped(card.path("text").asText()).lines().toList());
  }

  private static ShownCommands read(List<String> said) {
    var byTools = new ArrayList<String>();
    var comments = new ArrayList<String>();
    String toBot = "";
    for (int at = 0; at < said.size(); at++) {
      String line = said.get(at);
      if (line.startsWith("az ") || line.startsWith("kubectl ")) {
        int end = line.endsWith("<<'EOF'") ? at + said.subList(at, said.size()).indexOf("EOF") : at;
        byTools.add(String.join("\n", said.subList(at, end + 1)));
        at = end;
      } else if (line.startsWith("# ")) {
        comments.add(line);
      } else if (line.startsWith("/registry ")) {
        toBot = line;
      }
    }
    return new ShownCommands(byTools, comments, toBot);
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
