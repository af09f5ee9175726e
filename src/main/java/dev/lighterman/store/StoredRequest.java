package dev.lighterman.store;

import dev.lighterman.request.Request;
import dev.lighterman.value.RequestNumber;
import java.util.List;
import java.util.Optional;

/** A row of a list of requests. One that can't be read must not hide the others. */
public sealed interface StoredRequest {
  RequestNumber number();

  /** The request; empty if this version can't read it. */
  Optional<Request> readable();

  /** A request that this version can read. */
  record Known(Request request) implements StoredRequest {
    @Override
    public RequestNumber number() {
      return request.number();
    }

    @Override
    public Optional<Request> readable() {
      return Optional.of(request);
    }
  }

  /** A request of which this version can't read the row. */
  record Unreadable(RequestNumber number) implements StoredRequest {
    @Override
    public Optional<Request> readable() {
      return Optional.empty();
    }
  }

  /** Those that can be read, in the same order. */
  static List<Request> readable(List<StoredRequest> rows) {
    return rows.stream().flatMap(row -> row.readable().stream()).toList();
  }

  /** The numbers of those that can't be read, in the same order. */
  static List<RequestNumber> unreadable(List<StoredRequest> rows) {
    return rows.stream()
        .filter(row -> row.readable().isEmpty())
        .map(StoredRequest::number)
        .toList();
  }
}
