package dev.lighterman.sandbox.kubernetes.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.YamlResource;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The RBAC permissions of a user: verbs on resources of API groups, each by name or {@code *}.
 *
 * @param revoked exceptions from the rules
 */
public record RbacPermissions(String user, List<Rule> rules, List<Rule> revoked) {

  /** Requests without credentials: the cluster lets them read its version and its health only. */
  public static final RbacPermissions ANONYMOUS =
      new RbacPermissions("system:anonymous", List.of(), List.of());

  private static final List<Rule> BOT_RULES =
      YamlResource.load(RbacPermissions.class, "bot-rules.yaml")
          .valueStream()
          .map(Rule::read)
          .toList();

  /** What every authenticated user may do. */
  private static final Rule REVIEW =
      new Rule(
          List.of("create"),
          List.of(
              ResourceKind.SELF_SUBJECT_ACCESS_REVIEW.group(),
              ResourceKind.SELF_SUBJECT_REVIEW.group()),
          List.of(
              ResourceKind.SELF_SUBJECT_ACCESS_REVIEW.plural(),
              ResourceKind.SELF_SUBJECT_RULES_REVIEW.plural(),
              ResourceKind.SELF_SUBJECT_REVIEW.plural()));

  public RbacPermissions {
    rules = List.copyOf(rules);
    revoked = List.copyOf(revoked);
  }

  /** The initial permissions of the bot: the cluster role that it prints. */
  static RbacPermissions bot(String user) {
    return authenticated(user, BOT_RULES.stream());
  }

  /** Parses lines such as {@code get,list pods,services}. */
  static RbacPermissions parse(String user, List<String> lines) {
    return authenticated(user, lines.stream().map(Rule::parse));
  }

  /** Those that these roles give; rules for single names, which nothing here needs, give none. */
  static RbacPermissions ofRoles(String user, Stream<ObjectNode> roles) {
    return authenticated(
        user,
        roles
            .flatMap(role -> JsonTree.items(role.path("rules")))
            .filter(rule -> rule.path("resourceNames").isEmpty())
            .map(Rule::read));
  }

  private static RbacPermissions authenticated(String user, Stream<Rule> rules) {
    return new RbacPermissions(user, Stream.concat(rules, Stream.of(REVIEW)).toList(), List.of());
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
   * @param group the API group; empty for the core API
   * @param resource the plural, with the subresource if there is one: {@code pods/log}
   */
  public boolean allows(String verb, String group, String resource) {
    return rules.stream().anyMatch(rule -> rule.covers(verb, group, resource))
        && revoked.stream().noneMatch(rule -> rule.covers(verb, group, resource));
  }

  /** The rules, each of one resource, without what is revoked. */
  public List<Rule> effectiveRules() {
    return rules.stream()
        .flatMap(rule -> rule.resources.stream().map(each -> rule.on(each, revoked)))
        .filter(rule -> !rule.verbs.isEmpty())
        .toList();
  }

  public boolean isAnonymous() {
    return user.equals(ANONYMOUS.user);
  }

  /** The message of a refusal. */
  public String refusal(String verb, String group, String resource, String namespace) {
    String where =
        namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
    return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
        .formatted(user, verb, resource, group, where);
  }

  /** Some verbs on some resources of some API groups. */
  public record Rule(List<String> verbs, List<String> groups, List<String> resources) {

    /** Reads a rule of a role. */
    static Rule read(JsonNode rule) {
      return new Rule(
          words(rule.path("verbs")), words(rule.path("apiGroups")), words(rule.path("resources")));
    }

    /** Parses verbs and resources of the groups that serve them here. */
    static Rule parse(String line) {
      String[] parts = line.strip().split("\\s+", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("Not verbs and resources: " + line);
      }
      List<String> resources = List.of(parts[1].split(",", -1));
      return new Rule(List.of(parts[0].split(",", -1)), groupsOf(resources), resources);
    }

    /** This rule for one of its resources, without the verbs that are revoked. */
    private Rule on(String resource, List<Rule> revoked) {
      List<String> granted =
          verbs.stream()
              .filter(verb ->
                  revoked.stream()
                      .noneMatch(rule -> rule.covers(verb, groups.getFirst(), resource)))
              .toList();
      return new Rule(granted, groups, List.of(resource));
    }

    private static List<String> groupsOf(List<String> resources) {
      return resources.contains("*")
          ? List.of("*")
          : Arrays.stream(ResourceKind.values())
              .filter(kind ->
                  resources.stream().anyMatch(each -> each.split("/", 2)[0].equals(kind.plural())))
              .map(ResourceKind::group)
              .distinct()
              .toList();
    }

    private static List<String> words(JsonNode list) {
      return list.valueStream().map(JsonNode::asText).toList();
    }

    boolean covers(String verb, String group, String resource) {
      return has(verbs, verb) && has(groups, group) && has(resources, resource);
    }

    private static boolean has(List<String> words, String word) {
      return words.contains("*") || words.contains(word);
    }
  }
}
