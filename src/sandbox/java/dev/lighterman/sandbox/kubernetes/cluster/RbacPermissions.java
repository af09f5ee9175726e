package dev.lighterman.sandbox.kubernetes.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.YamlResource;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The RBAC permissions of a user: verbs on resources, each by name or {@code *}.
 *
 * @param revoked exceptions from the rules
 */
public record RbacPermissions(String user, List<Rule> rules, List<Rule> revoked) {

  /** The initial permissions of the bot: the cluster role that it prints. */
  static final List<String> BOT =
      YamlResource.load(RbacPermissions.class, "bot-rules.yaml")
          .valueStream()
          .map(RbacPermissions::toLine)
          .toList();

  /** What every authenticated user may do. */
  private static final Rule REVIEW = new Rule(List.of("create"), List.of(reviews()));

  public RbacPermissions {
    rules = List.copyOf(rules);
    revoked = List.copyOf(revoked);
  }

  /** Parses lines such as {@code get,list pods,services}. */
  static RbacPermissions parse(String user, List<String> lines) {
    return new RbacPermissions(user, lines.stream().map(Rule::parse).toList(), List.of());
  }

  /** A copy with exceptions, in one line as for {@link #parse}. */
  RbacPermissions without(String line) {
    return new RbacPermissions(user, rules, List.of(Rule.parse(line)));
  }

  static RbacPermissions all(String user) {
    return parse(user, List.of("* *"));
  }

  /**
   * Whether a verb on a resource is allowed.
   *
   * @param resource the plural, with the subresource if there is one: {@code pods/log}
   */
  public boolean allows(String verb, String resource) {
    boolean granted = rules.stream().anyMatch(rule -> rule.covers(verb, resource));
    boolean isRevoked = revoked.stream().anyMatch(rule -> rule.covers(verb, resource));
    return REVIEW.covers(verb, resource) || (granted && !isRevoked);
  }

  /** The message of a refusal. */
  public String refusal(String verb, ResourceKind kind, String resource, String namespace) {
    String where =
        namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
    return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
        .formatted(user, verb, resource, kind.group(), where);
  }

  /** The rule of a role as a line for {@link #parse}. */
  private static String toLine(JsonNode rule) {
    return words(rule.path("verbs")) + " " + words(rule.path("resources"));
  }

  private static String words(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
  }

  private static String reviews() {
    return ResourceKind.SELF_SUBJECT_ACCESS_REVIEW.plural();
  }

  /** Some verbs on some resources. */
  record Rule(List<String> verbs, List<String> resources) {

    static Rule parse(String line) {
      String[] parts = line.strip().split("\\s+", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("Not verbs and resources: " + line);
      }
      return new Rule(List.of(parts[0].split(",", -1)), List.of(parts[1].split(",", -1)));
    }

    boolean covers(String verb, String resource) {
      return has(verbs, verb) && has(resources, resource);
    }

    private static boolean has(List<String> words, String word) {
      return words.contains("*") || words.contains(word);
    }
  }
}
