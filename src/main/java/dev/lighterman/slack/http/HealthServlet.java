package dev.lighterman.slack.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** The health endpoint: 200 if Slack's deliveries can reach the bot, else 503. */
public final class HealthServlet extends HttpServlet {
  private final transient BooleanSupplier reachable;

  public HealthServlet(BooleanSupplier reachable) {
    this.reachable = reachable;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean healthy = reachable.getAsBoolean();
    response.setStatus(
        healthy ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("text/plain; charset=utf-8");
    response.getWriter().write(healthy ? "ok" : "no connection to Slack");
  }
}
