package dev.lighterman.store;

import dev.lighterman.request.Claim;
import dev.lighterman.value.RequestNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The claims of open requests; each claim is held by at most one request. */
public final class Claims {
  private final Database database;

  Claims(Database database) {
    this.database = database;
  }

  /** A claim that another request holds. */
  public record Taken(Claim claim, RequestNumber by) {}

  /** Takes all claims, or none and returns the first that another request holds. */
  public Optional<Taken> take(Transaction transaction, RequestNumber number, Set<Claim> claims) {
    List<Claim> inOrder = claims.stream().sorted(Comparator.comparing(Claim::subject)).toList();
    for (Claim claim : inOrder) {
      RequestNumber holder = takeOrFindHolder(transaction, number, claim);
      if (!holder.equals(number)) {
        release(transaction, number);
        return Optional.of(new Taken(claim, holder));
      }
    }
    return Optional.empty();
  }

  /** Releases all claims of a request. */
  public void release(Transaction transaction, RequestNumber number) {
    transaction.handle().execute("DELETE FROM claims WHERE request = ?", number.number());
  }

  /** All held claims with their holders. */
  public Map<Claim, RequestNumber> held() {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT subject, request FROM claims")
            .map((row, _) ->
                Map.entry(
                    new Claim(row.getString("subject")), new RequestNumber(row.getInt("request"))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /**
   * Takes a claim if it is free, and returns its holder. Retries because another holder may release
   * it between the insert and the select.
   */
  private static RequestNumber takeOrFindHolder(
      Transaction transaction, RequestNumber number, Claim claim) {
    Optional<RequestNumber> holder = Optional.empty();
    while (holder.isEmpty()) {
      insert(transaction, number, claim);
      holder = holder(transaction, claim);
    }
    return holder.get();
  }

  private static void insert(Transaction transaction, RequestNumber number, Claim claim) {
    transaction
        .handle()
        .execute(
            "INSERT INTO claims (subject, request) VALUES (?, ?) ON CONFLICT DO NOTHING",
            claim.subject(),
            number.number());
  }

  private static Optional<RequestNumber> holder(Transaction transaction, Claim claim) {
    return transaction
        .handle()
        .select("SELECT request FROM claims WHERE subject = ?", claim.subject())
        .mapTo(Integer.class)
        .findOne()
        .map(RequestNumber::new);
  }
}
