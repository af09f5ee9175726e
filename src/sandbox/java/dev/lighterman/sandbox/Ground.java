package dev.lighterman.sandbox;

import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.world.Faults;
import dev.lighterman.sandbox.world.Journal;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.WorldClock;
import java.time.InstantSource;

/** What all faces of one life stand on. */
record Ground(
    SandboxOptions options,
    Credentials credentials,
    WorldClock clock,
    Faults faults,
    RequestLog log,
    Journal journal) {

  static Ground fresh(SandboxOptions options, Credentials credentials) {
    return new Ground(
        options,
        credentials,
        new WorldClock(options.speed()),
        new Faults(),
        new RequestLog(),
        new Journal(InstantSource.system()));
  }

  FaceOptions plain(String name, int port) {
    return FaceOptions.plain(name, port, faults, log).boundTo(options.bind());
  }

  FaceOptions secure(String name, int port) {
    return FaceOptions.plain(name, port, faults, log)
        .secure(credentials.tls())
        .boundTo(options.bind());
  }
}
