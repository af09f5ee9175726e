package dev.lighterman.sandbox.slack.api;

import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.delivery.Interactivity;
import dev.lighterman.sandbox.slack.delivery.SocketMode;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;

/** All methods of the Web API, by their names. */
public record WebApiMethods(
    Workspace workspace, Interactivity interactive, FileUploads uploads, SocketMode socketMode) {
  public Map<String, WebApiMethod> all() {
    Map<String, WebApiMethod> methods = new HashMap<>();
    methods.putAll(new ChatMethods(workspace, interactive.blockKit()).all());
    methods.putAll(new ViewMethods(workspace, interactive).all());
    methods.putAll(new UserMethods(workspace).all());
    methods.putAll(new ConversationMethods(workspace).all());
    methods.putAll(new OtherMethods(workspace, interactive.blockKit()).all());
    methods.putAll(uploads.all());
    methods.put("apps.connections.open", WebApiMethod.byApp(Tier.CONNECTING, socketMode::open));
    return methods;
  }
}
