package dev.lighterman.sandbox.world;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All of Azure that there is behind the faces, under one lock.
 *
 * <p>Clusters have locks of their own and ask the world about pulls while they hold them; so nobody
 * may ask a cluster for anything while holding the world's lock.
 */
public final class World {

  private final ReentrantLock lock = new ReentrantLock();
  private final WorldClock clock;
  private final ActiveFaults faults;
  private final EventLog eventLog;
  private final Tenant tenant;
  private final Resources resources = new Resources();
  private final ImageStore images = new ImageStore();
  private final ProviderRegistrations providers = new ProviderRegistrations();
  private final TokenPasswords passwords;

  /** An empty world; a {@link WorldSeed} fills it. */
  public World(WorldClock clock, ActiveFaults faults, EventLog eventLog, Tenant tenant) {
    this.clock = clock;
    this.faults = faults;
    this.eventLog = eventLog;
    this.tenant = tenant;
    this.passwords = new TokenPasswords(clock);
  }

  /** Does something while nobody else sees or changes the world. */
  public <T> T locked(Supplier<T> task) {
    lock.lock();
    try {
      return task.get();
    } finally {
      lock.unlock();
    }
  }

  /** The same for what has no result. */
  public void runLocked(Runnable task) {
    lock.lock();
    try {
      task.run();
    } finally {
      lock.unlock();
    }
  }

  public WorldClock clock() {
    return clock;
  }

  public ActiveFaults faults() {
    return faults;
  }

  public EventLog eventLog() {
    return eventLog;
  }

  public Tenant tenant() {
    return tenant;
  }

  public Resources resources() {
    return resources;
  }

  public ImageStore images() {
    return images;
  }

  public ProviderRegistrations providers() {
    return providers;
  }

  public TokenPasswords passwords() {
    return passwords;
  }
}
