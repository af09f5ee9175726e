package dev.lighterman.slack.http;

import com.slack.api.bolt.App;
import com.slack.api.bolt.jakarta_servlet.SlackAppServletAdapter;
import com.slack.api.bolt.response.Response;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door for all that Slack sends. It stands before Bolt, which would read a body of any size
 * and parse it before it looks at the signature, takes timestamps of the future, and acts again on
 * a delivery that is repeated.
 */
public final class SlackEventsServlet extends HttpServlet {
  static final int MOST_BYTES = 1 << 20;

  private static final String BODY = SlackEventsServlet.class.getName() + ".body";
  private static final Logger log = LoggerFactory.getLogger(SlackEventsServlet.class);

  private final transient SignatureVerifier signatureVerifier;
  private final transient DeliveryDeduplication answers;
  private final transient BoltDispatcher handlers;
  private final transient SlackAppServletAdapter adapter;

  public SlackEventsServlet(
      SignatureVerifier signatureVerifier, DeliveryDeduplication answers, App bolt) {
    this.signatureVerifier = signatureVerifier;
    this.answers = answers;
    this.handlers = new BoltDispatcher(bolt);
    this.adapter = new VerifiedBodies(bolt);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    adapter.writeResponse(response, answer(request));
  }

  private Response answer(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      return BoltDispatcher.plain(413, "too large");
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return BoltDispatcher.plain(413, "too large");
    }
    String signature = request.getHeader("X-Slack-Signature");
    if (!signatureVerifier.genuine(
        request.getHeader("X-Slack-Request-Timestamp"), signature, body)) {
      log.atInfo()
          .addKeyValue("bytes", body.length)
          .log("refused a delivery that Slack did not sign");
      return BoltDispatcher.plain(401, "not signed by Slack within the last five minutes");
    }
    request.setAttribute(BODY, new String(body, StandardCharsets.UTF_8));
    return answers.first(
        signature, () -> handlers.answer(() -> adapter.buildSlackRequest(request)));
  }

  /** Hands Bolt the bytes that were verified; it would put lines together anew. */
  private static final class VerifiedBodies extends SlackAppServletAdapter {
    VerifiedBodies(App bolt) {
      super(bolt.config());
    }

    @Override
    protected String doReadRequestBodyAsString(HttpServletRequest request) {
      return (String) request.getAttribute(BODY);
    }
  }
}
