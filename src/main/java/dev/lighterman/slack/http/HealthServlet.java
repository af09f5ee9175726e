package dev.lighterman.slack.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Answers whether what people do in Slack arrives here. */
public final class HealthServlet extends HttpServlet {
  private final transient BooleanSupplier reachable;

  public HealthServlet(BooleanSupplier reachable) {
    this.reachable = reachable;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean well = reachable.getAsBoolean();
    response.setStatus(
        well ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("text/plain; charset=utf-8");
    response.getWriter().write(well ? "ok" : "no connection to Slack");
  }
}
