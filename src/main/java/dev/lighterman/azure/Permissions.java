package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.util.List;

/** What Azure lets the bot do. */
@SuppressWarnings("DoNotCallSuggester")
public final class Permissions {
  Permissions() {}

  /** All that the bot has been granted on a resource; any of them may allow an action. */
  public List<Grant> on(ArmId scope) {
    throw new UnsupportedOperationException(scope.toString());
  }

  /** The same on a whole subscription. */
  public List<Grant> onSubscription(String subscription) {
    throw new UnsupportedOperationException(subscription);
  }

  /** The same on a resource group. */
  public List<Grant> onResourceGroup(String subscription, String resourceGroup) {
    throw new UnsupportedOperationException(subscription + resourceGroup);
  }
}
