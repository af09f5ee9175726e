package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.JsonArrays;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.SlackUserGroup;
import dev.lighterman.sandbox.slack.workspace.Team;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.Map;

/** {@code users.*} and {@code usergroups.*}. */
record UserMethods(Workspace workspace) {
  private static final String ZONE = "Europe/Paris";

  /** Another workspace of the organisation. */
  private static final String QUAYS = "T0QUAYS";

  Map<String, WebApiMethod> all() {
    return Map.of(
        "users.info", WebApiMethod.of(Tier.TIER_4, "users:read", this::info),
        "users.list", WebApiMethod.of(Tier.TIER_2, "users:read", this::list),
        "users.lookupByEmail", WebApiMethod.of(Tier.TIER_3, "users:read.email", this::byEmail),
        "usergroups.list", WebApiMethod.of(Tier.TIER_2, "usergroups:read", this::groups),
        "usergroups.users.list", WebApiMethod.of(Tier.TIER_2, "usergroups:read", this::members));
  }

  private ObjectNode info(MethodArguments arguments) throws WebApiFailure {
    SlackUser person =
        workspace
            .directory()
            .person(arguments.required("user"))
            .orElseThrow(() -> new WebApiFailure("user_not_found"));
    return Json.object().set("user", user(person, arguments.flag("include_locale")));
  }

  private ObjectNode list(MethodArguments arguments) throws WebApiFailure {
    boolean locale = arguments.flag("include_locale");
    CursorPage<SlackUser> page = CursorPage.of(workspace.directory().people(), arguments, 1_000);
    ObjectNode response = Json.object();
    response.set(
        "members", JsonArrays.array(page.items().stream().map(each -> user(each, locale))));
    return page.addCursor(response.put("cache_ts", workspace.clock().instant().getEpochSecond()));
  }

  private ObjectNode byEmail(MethodArguments arguments) throws WebApiFailure {
    String email = arguments.required("email");
    SlackUser person =
        workspace.directory().people().stream()
            .filter(each -> !each.bot() && each.email().equals(email))
            .findFirst()
            .orElseThrow(() -> new WebApiFailure("users_not_found"));
    return Json.object().set("user", user(person, false));
  }

  private ObjectNode groups(MethodArguments arguments) {
    boolean users = arguments.flag("include_users");
    return Json.object()
        .set(
            "usergroups",
            JsonArrays.array(
                workspace.directory().groups().stream().map(group -> group(group, users))));
  }

  private ObjectNode members(MethodArguments arguments) throws WebApiFailure {
    if (workspace.team().wide()) {
      arguments.required("team_id");
    }
    SlackUserGroup group =
        workspace
            .directory()
            .group(arguments.required("usergroup"))
            .orElseThrow(() -> new WebApiFailure("no_such_subteam"));
    return Json.object().set("users", JsonArrays.strings(group.users()));
  }

  private ObjectNode user(SlackUser person, boolean locale) {
    ObjectNode user =
        Json.object()
            .put("id", person.id())
            .put("team_id", home(person))
            .put("is_stranger", person.home() == SlackUser.Home.ELSEWHERE)
            .put("name", person.name())
            .put("deleted", false)
            .put("real_name", person.realName())
            .put("tz", ZONE)
            .put("tz_label", "Central European Time")
            .put("is_admin", false)
            .put("is_owner", false)
            .put("is_restricted", person.restricted())
            .put("is_ultra_restricted", false)
            .put("is_bot", person.bot())
            .put("is_app_user", false);
    user.set("profile", profile(person));
    workspace
        .team()
        .organisation()
        .filter(_ -> person.home() != SlackUser.Home.ELSEWHERE)
        .ifPresent(grid -> user.set("enterprise_user", enterpriseUser(person, grid)));
    return locale ? user.put("locale", person.locale()) : user;
  }

  /** The workspace of a user's account. */
  private String home(SlackUser person) {
    return switch (person.home()) {
      case HERE -> workspace.team().id();
      case ORGANISATION, NEIGHBOUR -> QUAYS;
      case ELSEWHERE -> "T0RETAIL";
    };
  }

  private ObjectNode enterpriseUser(SlackUser person, Team.Organisation grid) {
    ObjectNode user =
        Json.object()
            .put("id", person.id())
            .put("enterprise_id", grid.id())
            .put("enterprise_name", grid.name())
            .put("is_admin", false)
            .put("is_owner", false);
    ArrayNode teams = user.putArray("teams");
    if (person.home() != SlackUser.Home.NEIGHBOUR) {
      teams.add(workspace.team().id());
    }
    teams.add(QUAYS);
    return user;
  }

  private ObjectNode profile(SlackUser person) {
    ObjectNode profile =
        Json.object()
            .put("real_name", person.realName())
            .put("display_name", person.name())
            .put("team", workspace.team().id());
    boolean withEmail = workspace.app().hasScope("users:read.email") && !person.bot();
    return withEmail ? profile.put("email", person.email()) : profile;
  }

  private ObjectNode group(SlackUserGroup group, boolean withUsers) {
    ObjectNode json =
        Json.object()
            .put("id", group.id())
            .put("team_id", workspace.team().id())
            .put("is_usergroup", true)
            .put("is_subteam", true)
            .put("name", group.name())
            .put("handle", group.handle())
            .put("description", "")
            .put("is_external", false)
            .put("date_delete", 0)
            .put("user_count", group.users().size());
    return withUsers ? json.set("users", JsonArrays.strings(group.users())) : json;
  }
}
