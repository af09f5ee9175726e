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
 * The endpoint for everything that Slack sends. It checks each delivery before Bolt sees it,
 * because Bolt reads bodies of any size and parses them before it verifies the signature, accepts
 * future timestamps, and handles a repeated delivery again.
 */
public final class SlackEventsServlet extends HttpServlet {
  static final int MAX_BYTES = 1 << 20;

  private static final String BODY = SlackEventsServlet.class.getName() + ".body";
  private static final Logger log = LoggerFactory.getLogger(SlackEventsServlet.class);

  private final transient SignatureVerifier signatureVerifier;
  private final transient DeliveryDeduplication answers;
  private final transient BoltDispatcher dispatcher;
  private final transient SlackAppServletAdapter adapter;

  public SlackEventsServlet(
      SignatureVerifier signatureVerifier, DeliveryDeduplication answers, App bolt) {
    this.signatureVerifier = signatureVerifier;
    this.answers = answers;
    this.dispatcher = new BoltDispatcher(bolt);
    this.adapter = new VerifiedBodies(bolt);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    adapter.writeResponse(response, answer(request));
  }

  private Response answer(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MAX_BYTES) {
      return BoltDispatcher.plain(413, "too large");
    }
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      return BoltDispatcher.plain(413, "too large");
    }
    String signature = request.getHeader("X-Slack-Signature");
    if (!signatureVerifier.isValid(
        request.getHeader("X-Slack-Request-Timestamp"), signature, body)) {
      log.atInfo()
          .addKeyValue("bytes", body.length)
          .log("refused a delivery without a valid signature");
      return BoltDispatcher.plain(401, "not signed by Slack within the last five minutes");
    }
    request.setAttribute(BODY, new String(body, StandardCharsets.UTF_8));
    return answers.first(
        signature, () -> dispatcher.answer(() -> adapter.buildSlackRequest(request)));
  }

  /** Gives Bolt the body that was verified; by itself it would change the line ends. */
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
