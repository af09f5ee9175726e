package dev.lighterman.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the bot asked of Azure and the clusters, read from the sandbox's log. */
public final class BotRequests {
  private BotRequests() {}

  /** Those that change something, each as method and path. */
  static List<String> changes(JsonNode log) {
    return changing(log).map(BotRequests::inFull).toList();
  }

  /** The entries of those that change something, whether that was done or refused. */
  public static Stream<JsonNode> changing(JsonNode log) {
    return asked(log)
        .filter(each -> !each.path("method").asText().equals("GET"))
        .filter(each -> !inFull(each).contains("/oauth2/"))
        .filter(each -> !inFull(each).contains("/Microsoft.ResourceGraph/"))
        .filter(each -> !inFull(each).contains("dryRun=All"))
        .filter(each -> !inFull(each).contains("selfsubjectaccessreviews"));
  }

  /** How often Azure Resource Manager was read, by kind of resource. */
  public static SortedMap<String, Integer> readsOfAzure(JsonNode log) {
    var reads = new TreeMap<String, Integer>();
    Conversation.stream(log)
        .filter(each -> each.path("face").asText().equals("azure"))
        .filter(each -> each.path("method").asText().equals("GET"))
        .forEach(each -> reads.merge(kind(each.path("path").asText()), 1, Integer::sum));
    return reads;
  }

  /** How many requests Azure refused with this status. */
  public static long refused(JsonNode log, int status) {
    return Conversation.stream(log)
        .filter(each -> each.path("face").asText().equals("azure"))
        .filter(each -> each.path("status").asInt() == status)
        .count();
  }

  /** A path without its query and without the names of its resources. */
  private static String kind(String path) {
    return path.replaceFirst("\\?.*", "")
        .replaceFirst("^/subscriptions/[^/]+(/resourceGroups/[^/]+)?", "")
        .replaceFirst("^/providers/([^/]+)$", "/providers/{namespace}")
        .replaceFirst("^/providers/[^/]+/", "")
        .replaceAll("((?:^|/)\\w+)/(?!providers)[^/]+", "$1/{name}")
        .replaceFirst("/providers/[^/]+/", " ");
  }

  /** All of them, each as method and path. */
  static List<String> requests(JsonNode log) {
    return asked(log).map(BotRequests::inFull).toList();
  }

  /** The changes that were made, each as method and the last two parts of its path. */
  static Stream<String> changesThatWorked(JsonNode log) {
    List<String> changes = changes(log);
    return Conversation.stream(log)
        .filter(each -> each.path("status").asInt() / 100 == 2)
        .filter(each -> changes.contains(inFull(each)))
        .map(BotRequests::inShort);
  }

  private static Stream<JsonNode> asked(JsonNode log) {
    return Conversation.stream(log)
        .filter(each -> List.of("azure", "kubernetes").contains(each.path("face").asText()));
  }

  private static String inFull(JsonNode exchange) {
    return exchange.path("method").asText() + " " + exchange.path("path").asText();
  }

  /** A request as its method and the last two parts of its path. */
  public static String inShort(JsonNode exchange) {
    return inFull(exchange).replaceFirst("\\?.*", "").replaceFirst(" .*/([^/]+/[^/]+)$", " $1");
  }
}
