package dev.lighterman.diagnosis;

import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.Locale;

/** What a request for {@code repair} can put right. */
public enum Cure {
  /** Turns the cloud registry's dedicated data endpoint on. */
  DATA_ENDPOINT,
  /** Registers the subscription with the resource providers. */
  PROVIDERS,
  /** Gives the extension a new sync password, with all its settings. */
  SYNC_PASSWORD,
  /** Enables the sync token. */
  SYNC_TOKEN,
  /** Deactivates the connected registry, so that one instance can activate it again. */
  ACTIVATION,
  /**
   * Deletes the extension and installs it again, with a free address and a storage class that
   * exists.
   */
  EXTENSION,
  /** Adds repositories to what is synchronized. */
  REPOSITORIES,
  /**
   * Lets the client token in again: attached, enabled, with what it may pull and a new pull secret.
   */
  CLIENT_TOKEN,
  /**
   * Creates the connected registry again that somebody deleted, and installs its extension anew.
   */
  CONNECTED_REGISTRY;

  /** Whether it changes only what sites share, so that it can be asked for while one is halted. */
  public boolean isOfSharedThings() {
    return switch (this) {
      case DATA_ENDPOINT, PROVIDERS -> true;
      case SYNC_PASSWORD,
          SYNC_TOKEN,
          ACTIVATION,
          EXTENSION,
          REPOSITORIES,
          CLIENT_TOKEN,
          CONNECTED_REGISTRY ->
          false;
    };
  }

  /** What people type, such as {@code sync-password}. */
  public String word() {
    return keyword().replace('_', '-');
  }

  /** By what texts choose, such as {@code sync_password}. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its button says, wherever it is offered. */
  public Sentence label() {
    return Sentence.of("doctor.cure", "cure", keyword());
  }

  /** The words of the request for it. */
  String request(String site) {
    return "repair " + site + " cure=" + word();
  }

  /**
   * The request for it, where nothing but the site has to be said.
   *
   * @param site what to type for it
   */
  public SuggestedCommand offer(String site) {
    return new SuggestedCommand(label(), request(site));
  }
}
