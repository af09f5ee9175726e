package dev.lighterman.slack.http;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint for everything that Slack sends. It checks each delivery before Bolt sees it,
 * because Bolt reads bodies of any size and parses them before it verifies the signature, accepts
 * future timestamps, and handles a repeated delivery again.
 *
 * <p>A body is received without a thread. Only what Slack signed gets one, of its own.
 */
public final class SlackEvents {
  static final int MAX_BYTES = 1 << 20;

  /** Slack's check of the certificate, which wants nothing done, whether it is signed or not. */
  private static final String CERTIFICATE_CHECK = "ssl_check=1";

  private static final int MAX_CERTIFICATE_CHECK = 1_000;
  private static final Logger log = LoggerFactory.getLogger(SlackEvents.class);

  private final SignatureVerifier signatureVerifier;
  private final DeliveryDeduplication answers;
  private final BoltDispatcher dispatcher;
  private final SlackRequestParser parser;
  private final DeliveryThreads threads;

  public SlackEvents(
      SignatureVerifier signatureVerifier,
      DeliveryDeduplication answers,
      App bolt,
      MeterRegistry meters) {
    this(signatureVerifier, answers, bolt, meters, new DeliveryThreads());
  }

  SlackEvents(
      SignatureVerifier signatureVerifier,
      DeliveryDeduplication answers,
      App bolt,
      MeterRegistry meters,
      DeliveryThreads threads) {
    this.threads = threads;
    this.signatureVerifier = signatureVerifier;
    this.answers = answers;
    this.dispatcher = new BoltDispatcher(bolt, meters);
    this.parser = new SlackRequestParser(bolt.config());
  }

  Endpoint endpoint(UnverifiedConnections connections) {
    return new Endpoint(
        HttpMethod.POST,
        (request, response, callback) -> {
          Connection connection = request.getConnectionMetaData().getConnection();
          connections.begin(connection);
          var delivery = new Delivery(request, response, callback);
          delivery.receive(() -> connections.verified(connection));
        });
  }

  /** One delivery, from the first byte of its body to its answer. */
  private final class Delivery {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    Delivery(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    /** Takes what has arrived, and goes on when more arrives. */
    void receive(Runnable verified) {
      if (request.getLength() > MAX_BYTES) {
        refuse(413, "too large");
        return;
      }
      for (Content.Chunk chunk = request.read(); ; chunk = request.read()) {
        if (chunk == null) {
          request.demand(() -> receive(verified));
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          // Of this kind, Jetty logs nothing: anybody can hang up.
          callback.failed(new EofException(chunk.getFailure()));
          return;
        }
        received.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        boolean last = chunk.isLast();
        chunk.release();
        if (received.size() > MAX_BYTES) {
          refuse(413, "too large");
          return;
        }
        if (last) {
          verify(received.toByteArray(), verified);
          return;
        }
      }
    }

    private void verify(byte[] body, Runnable verified) {
      String signature = request.getHeaders().get("X-Slack-Signature");
      String timestamp = request.getHeaders().get("X-Slack-Request-Timestamp");
      if (isCertificateCheck(body)) {
        refuse(200, "");
      } else if (signature != null && signatureVerifier.isValid(timestamp, signature, body)) {
        verified.run();
        answerOnThread(signature, new String(body, StandardCharsets.UTF_8));
      } else {
        log.atInfo()
            .addKeyValue("bytes", body.length)
            .log("refused a delivery without a valid signature");
        refuse(401, "not signed by Slack within the last five minutes");
      }
    }

    private void answerOnThread(String signature, String body) {
      if (!threads.take(() -> answer(signature, body))) {
        refuse(503, "too many deliveries at the same time");
      }
    }

    private void answer(String signature, String body) {
      try {
        var answer =
            answers.first(
                signature, () -> dispatcher.answer(() -> parser.parse(parsable(request, body))));
        Endpoint.write(
            response,
            answer.getStatusCode(),
            Objects.requireNonNullElse(answer.getContentType(), "text/plain; charset=utf-8"),
            Objects.requireNonNullElse(answer.getBody(), ""),
            callback);
      } catch (RuntimeException | Error failure) {
        callback.failed(failure);
        throw failure;
      }
    }

    private void refuse(int status, String text) {
      Endpoint.refuse(response, status, text, callback);
    }
  }

  private static boolean isCertificateCheck(byte[] body) {
    return body.length <= MAX_CERTIFICATE_CHECK
        && List.of(new String(body, StandardCharsets.UTF_8).split("&")).contains(CERTIFICATE_CHECK);
  }

  /** With the body as it was verified: by itself Bolt would change the line ends. */
  private static HttpRequest parsable(Request request, String body) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpField field : request.getHeaders()) {
      headers.computeIfAbsent(field.getName(), _ -> new ArrayList<>()).add(field.getValue());
    }
    return HttpRequest.builder()
        .requestUri(request.getHttpURI().getPath())
        .queryString(Map.of())
        .headers(new RequestHeaders(headers))
        .requestBody(body)
        .remoteAddress("")
        .build();
  }
}
