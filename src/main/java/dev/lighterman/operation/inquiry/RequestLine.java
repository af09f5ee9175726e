package dev.lighterman.operation.inquiry;

import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.store.StoredRequest;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.Locale;

/** Formats a request as one line. */
final class RequestLine {
  private RequestLine() {}

  static Sentence brief(StoredRequest row) {
    return row.readable().map(RequestLine::brief).orElseGet(() -> unreadable(row.number()));
  }

  /** Says that a request is there, although this version can't read it. */
  static Sentence unreadable(RequestNumber number) {
    return Sentence.of("request.unreadable", "number", number.toString());
  }

  static Sentence brief(Request request) {
    return brief(ListedRequest.of(request));
  }

  static Sentence brief(ListedRequest request) {
    return Sentence.of("request.brief", "number", request.number().toString())
        .with("operation", request.intent().operation())
        .with("site", site(request))
        .with("state", state(request))
        .with("asker", request.intent().asker())
        .with("asked", request.asked());
  }

  /** The same with the channel in which it is decided. */
  static Sentence inChannel(ListedRequest request) {
    return Sentence.of("request.in-channel", "brief", brief(request))
        .with("channel", request.intent().channel());
  }

  static String site(ListedRequest request) {
    return request.plan() != null
        ? request.plan().siteName()
        : String.join(" ", request.intent().words());
  }

  static Sentence state(ListedRequest request) {
    RequestState state = request.state();
    return Sentence.of("state." + state.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }
}
