package dev.lighterman.sandbox.slack;

import dev.lighterman.sandbox.slack.RateLimits.Tier;
import java.util.HashMap;
import java.util.Map;

/** All methods of the Web API, by their names. */
record Methods(
    Workspace workspace, Interactive interactive, Uploads uploads, SocketMode socketMode) {
  Map<String, Method> all() {
    Map<String, Method> methods = new HashMap<>();
    methods.putAll(new ChatMethods(workspace, interactive.blockKit()).all());
    methods.putAll(new ViewMethods(workspace, interactive).all());
    methods.putAll(new PeopleMethods(workspace).all());
    methods.putAll(new ConversationMethods(workspace).all());
    methods.putAll(new OtherMethods(workspace, interactive.blockKit()).all());
    methods.putAll(uploads.all());
    methods.put("apps.connections.open", Method.byApp(Tier.CONNECTING, socketMode::open));
    return methods;
  }
}
