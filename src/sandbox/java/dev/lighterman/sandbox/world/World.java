package dev.lighterman.sandbox.world;

import dev.lighterman.sandbox.activity.ActivityLog;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The state of the simulated Azure, under one lock.
 *
 * <p>Clusters have their own locks and read the world (for image pulls) while they hold them. To
 * avoid deadlocks, never call a cluster while holding the world's lock.
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
  private final ActivityLog activityLog;

  /** An empty world; a {@link WorldSeed} fills it. */
  public World(WorldClock clock, ActiveFaults faults, EventLog eventLog, Tenant tenant) {
    this.clock = clock;
    this.faults = faults;
    this.eventLog = eventLog;
    this.tenant = tenant;
    this.passwords = new TokenPasswords(clock);
    this.activityLog = new ActivityLog(clock);
  }

  /** Runs a task under the world's lock; returns its result. */
  public <T> T locked(Supplier<T> task) {
    lock.lock();
    try {
      return task.get();
    } finally {
      lock.unlock();
    }
  }

  /** Runs a task without a result under the world's lock. */
  public void runLocked(Runnable task) {
    lock.lock();
    try {
      task.run();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether a caller may take an action of ARM; the fault {@code not-allowed} denies it the bot.
   */
  public boolean allows(ServicePrincipal caller, String action) {
    return caller.allows(action)
        && !(caller.equals(tenant.bot()) && isDenied("not-allowed", "action", action));
  }

  /** Whether a fault of this name is about the value of a detail. */
  public boolean isDenied(String fault, String detail, String value) {
    return faults.all().stream()
        .anyMatch(each -> each.name().equals(fault) && each.appliesTo(detail, value));
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

  public ActivityLog activityLog() {
    return activityLog;
  }
}
