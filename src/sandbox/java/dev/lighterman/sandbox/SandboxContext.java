package dev.lighterman.sandbox;

import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.WorldClock;
import java.time.InstantSource;

/** What the servers of one session share. */
record SandboxContext(
    SandboxOptions options,
    SandboxCredentials credentials,
    WorldClock clock,
    ActiveFaults faults,
    RequestLog log,
    EventLog eventLog) {

  static SandboxContext create(SandboxOptions options, SandboxCredentials credentials) {
    return new SandboxContext(
        options,
        credentials,
        new WorldClock(options.speed()),
        new ActiveFaults(),
        new RequestLog(),
        new EventLog(InstantSource.system()));
  }

  ServerOptions httpOptions(String name, int port) {
    return ServerOptions.plain(name, port, faults, log).boundTo(options.bind());
  }

  ServerOptions httpsOptions(String name, int port) {
    return ServerOptions.plain(name, port, faults, log)
        .withTls(credentials.tls())
        .boundTo(options.bind());
  }
}
