package dev.lighterman.slack.workspace;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * What every HTTP request to Slack goes through: none is sent before the {@code Retry-After} of its
 * method is over, none is sent twice by OkHttp, and an answer of the Web API that is no JSON counts
 * as none.
 */
final class CallInterceptor implements Interceptor {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final String api;
  private final InstantSource clock;
  private final MeterRegistry meters;

  /** By path, which names the method: until when Slack wants no more calls. */
  private final Map<String, Instant> limitedUntil = new ConcurrentHashMap<>();

  /**
   * @param api the path of the Web API's URL
   */
  CallInterceptor(String api, InstantSource clock, MeterRegistry meters) {
    this.api = api;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    String path = request.url().encodedPath();
    refuseLimited(path);
    Response response = proceed(chain, request);
    count(path, response.code());
    if (response.code() == TOO_MANY_REQUESTS) {
      Duration pause = retryAfter(response);
      response.close();
      limitedUntil.put(path, clock.instant().plus(pause));
      throw new RateLimited(pause);
    }
    if (response.isSuccessful() && path.startsWith(api) && !startsAsJson(response)) {
      response.close();
      throw new UnreadableAnswer();
    }
    return response;
  }

  /** By the method's name; response URLs, whose paths are secrets, are one. */
  private void count(String path, int status) {
    String method = path.startsWith(api) ? path.substring(api.length()) : "response_url";
    meters
        .counter("lighterman.slack.calls", "method", method, "status", Integer.toString(status))
        .increment();
  }

  private void refuseLimited(String path) throws RateLimited {
    Instant now = clock.instant();
    limitedUntil.values().removeIf(until -> !until.isAfter(now));
    Instant until = limitedUntil.get(path);
    if (until != null) {
      throw new RateLimited(Duration.between(now, until));
    }
  }

  private static Duration retryAfter(Response response) {
    String seconds = response.header("Retry-After");
    Duration asked =
        seconds != null && seconds.matches("[0-9]{1,6}")
            ? Duration.ofSeconds(Long.parseLong(seconds))
            : Duration.ZERO;
    return asked.compareTo(SHORTEST_PAUSE) > 0 ? asked : SHORTEST_PAUSE;
  }

  private static boolean startsAsJson(Response response) throws IOException {
    return response.peekBody(64).string().stripLeading().startsWith("{");
  }

  /**
   * OkHttp repeats a request whose connection breaks, though Slack may have carried it out. It does
   * not if the body can be sent only once, and still tries a host's other addresses.
   */
  private static Response proceed(Chain chain, Request request) throws IOException {
    RequestBody body = request.body();
    if (body == null) {
      return chain.proceed(request);
    }
    var once = new OneShotBody(body);
    try {
      return chain.proceed(request.newBuilder().method(request.method(), once).build());
    } catch (IOException failure) {
      throw once.begun ? failure : new NotSent(failure);
    }
  }

  private static final class OneShotBody extends RequestBody {
    private final RequestBody body;

    /** Whether any of it was sent. */
    private boolean begun;

    OneShotBody(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      begun = true;
      body.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }
  }
}
