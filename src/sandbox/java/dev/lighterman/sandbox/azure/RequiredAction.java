package dev.lighterman.sandbox.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The action that a request requires, derived from method and path as in ARM.
 *
 * @param provider the provider's namespace; {@code Microsoft.Resources} for ARM itself
 * @param type the resource type with its provider
 * @param verb read, write, delete or {@code NAME/action}
 */
record RequiredAction(String provider, String type, String verb) {

  private static final String REGISTER = "register/action";

  static RequiredAction of(String method, List<String> path) {
    var provider = path.lastIndexOf("providers");
    if (provider < 0 || provider >= path.size() - 2) {
      return armAction(method, path);
    }
    if (path.get(provider + 2).equals("register")) {
      return new RequiredAction(path.get(provider + 1), path.get(provider + 1), REGISTER);
    }
    return providerAction(method, path.get(provider + 1), path.subList(provider + 2, path.size()));
  }

  /** The path's segments, with ARM's own ones in their canonical case. */
  static List<String> segments(String path) {
    var segments = new ArrayList<String>();
    for (var segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(canonicalCase(segment));
      }
    }
    return List.copyOf(segments);
  }

  String action() {
    return type + "/" + verb;
  }

  /** Whether it registers the subscription with a provider, which ARM does itself. */
  boolean isRegistration() {
    return verb.equals(REGISTER);
  }

  private static String canonicalCase(String segment) {
    return switch (segment.toLowerCase(Locale.ROOT)) {
      case "subscriptions" -> "subscriptions";
      case "resourcegroups" -> "resourceGroups";
      case "providers" -> "providers";
      default -> segment;
    };
  }

  private static RequiredAction armAction(String method, List<String> path) {
    var type = path.size() > 2 ? "subscriptions/" + path.get(2) : "subscriptions";
    return new RequiredAction("Microsoft.Resources", "Microsoft.Resources/" + type, verb(method));
  }

  private static RequiredAction providerAction(String method, String provider, List<String> rest) {
    var types = new ArrayList<String>(List.of(provider));
    for (var i = 0; i < rest.size(); i += 2) {
      types.add(rest.get(i));
    }
    var verb = method.equals("POST") ? types.removeLast() + "/action" : verb(method);
    return new RequiredAction(provider, String.join("/", types), verb);
  }

  private static String verb(String method) {
    return switch (method) {
      case "GET", "HEAD" -> "read";
      case "DELETE" -> "delete";
      case "POST" -> "action";
      default -> "write";
    };
  }
}
