package dev.lighterman.store;

import dev.lighterman.request.Intent;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.value.RequestNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Requests as their rows hold them. */
record RequestRowMapper(PlanJson json) implements RowMapper<Request> {
  @Override
  public Request map(ResultSet row, StatementContext context) throws SQLException {
    int parent = row.getInt("parent");
    String plan = row.getString("plan");
    return new Request(
        new RequestNumber(row.getInt("number")),
        row.getInt("version"),
        json.read(row.getString("intent"), Intent.class),
        json.read(row.getString("state"), RequestState.class),
        plan == null ? null : json.plan(plan),
        parent == 0 ? null : new RequestNumber(parent),
        Instant.parse(row.getString("asked")));
  }
}
