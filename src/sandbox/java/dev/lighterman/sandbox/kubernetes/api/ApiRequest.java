package dev.lighterman.sandbox.kubernetes.api;

import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.kubernetes.cluster.RbacPermissions;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;
import dev.lighterman.sandbox.kubernetes.tables.Tables;

/** A request about resources, with its parsed path and the caller's permissions. */
record ApiRequest(ServerRequest request, ResourcePath path, RbacPermissions permissions) {

  boolean wantsTable() {
    return request.header("accept").orElse("").contains("as=Table");
  }

  /** The tables for the response, if {@link #wantsTable}. */
  Tables tables() {
    return new Tables(path.kind(), query("includeObject", "Metadata"));
  }

  boolean dryRun() {
    return request.query("dryRun").filter("All"::equals).isPresent();
  }

  WriteOptions writeOptions() {
    String userAgent = request.header("user-agent").orElse("unknown");
    String manager = query("fieldManager", userAgent.split("/", 2)[0]);
    boolean force = flag("force");
    return new WriteOptions(manager, dryRun(), force);
  }

  boolean flag(String name) {
    return flag(request, name);
  }

  static boolean flag(ServerRequest request, String name) {
    return request.query(name).filter(v -> v.equals("true") || v.equals("1")).isPresent();
  }

  String query(String name, String defaultValue) {
    return request.query(name).filter(value -> !value.isEmpty()).orElse(defaultValue);
  }

  long longQuery(String name, long defaultValue) {
    return Long.parseLong(query(name, Long.toString(defaultValue)));
  }

  String contentType() {
    return request.header("content-type").orElse("application/json").split(";", 2)[0].strip();
  }
}
