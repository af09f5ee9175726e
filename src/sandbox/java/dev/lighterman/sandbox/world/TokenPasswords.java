package dev.lighterman.sandbox.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The passwords of registry tokens, two slots each. A new password invalidates the slot's old one
 * immediately, and is valid itself after a minute, when it is replicated.
 */
public final class TokenPasswords {

  private static final Duration REPLICATION = Duration.ofSeconds(60);

  private final WorldClock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Map<String, Password>> byToken = new HashMap<>();

  TokenPasswords(WorldClock clock) {
    this.clock = clock;
  }

  /**
   * Generates a password for a token's slot and adds its creation time to the token's document; the
   * caller holds the world's lock.
   */
  public Password generate(Resource token, String slot, Optional<Instant> expiry) {
    var password = new Password(slot, newValue(), clock.instant(), expiry);
    put(token, password);
    clock.schedule(REPLICATION, "password of " + token.id().name(), password::markReplicated);
    return password;
  }

  /** Restores a slot's earlier password; the caller holds the world's lock. */
  public void put(Resource token, Password password) {
    byToken.computeIfAbsent(token.id().key(), key -> new HashMap<>()).put(password.slot, password);
    removeFromDocument(token, password.slot);
    token
        .properties()
        .withObjectProperty("credentials")
        .withArrayProperty("passwords")
        .add(password.json());
  }

  /** The password in a token's slot. */
  public Optional<Password> find(ResourceId token, String slot) {
    return Optional.ofNullable(slots(token).get(slot));
  }

  /** Whether this is a currently valid password of the token. */
  public boolean accepts(ResourceId token, String value) {
    return slots(token).values().stream().anyMatch(p -> p.accepts(value, clock.instant()));
  }

  /** Removes the password of one slot. */
  public void remove(Resource token, String slot) {
    slots(token.id()).remove(slot);
    removeFromDocument(token, slot);
  }

  /** Removes all passwords of a token. */
  public void remove(ResourceId token) {
    byToken.remove(token.key());
  }

  private static void removeFromDocument(Resource token, String slot) {
    var passwords = token.document().at("/properties/credentials/passwords");
    for (var i = passwords.iterator(); i.hasNext(); ) {
      if (i.next().path("name").asText().equals(slot)) {
        i.remove();
      }
    }
  }

  private Map<String, Password> slots(ResourceId token) {
    return byToken.getOrDefault(token.key(), new HashMap<>());
  }

  private String newValue() {
    var bytes = new byte[39];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** One password in its slot, {@code password1} or {@code password2}. */
  public static final class Password {
    private final String slot;
    private final String value;
    private final Instant created;
    private final Optional<Instant> expiry;
    private volatile boolean replicated;

    Password(String slot, String value, Instant created, Optional<Instant> expiry) {
      this.slot = slot;
      this.value = value;
      this.created = created;
      this.expiry = expiry;
    }

    public String value() {
      return value;
    }

    /** The JSON that ARM returns, without the value. */
    public ObjectNode json() {
      var json = JsonNodeFactory.instance.objectNode().put("creationTime", created.toString());
      expiry.ifPresent(at -> json.put("expiry", at.toString()));
      return json.put("name", slot);
    }

    /** Makes it valid: all replicas have it. */
    void markReplicated() {
      replicated = true;
    }

    private boolean accepts(String candidate, Instant now) {
      return replicated && value.equals(candidate) && expiry.map(now::isBefore).orElse(true);
    }
  }
}
