package dev.lighterman.slack.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.slack.api.model.User;
import com.slack.api.model.User.EnterpriseUser;
import dev.lighterman.slack.workspace.BotIdentity.Known;
import dev.lighterman.value.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The app may be installed in a workspace, of an organisation or not, or for all of that. */
final class BotIdentityTest {
  @ParameterizedTest
  @CsvSource({
    "T0HARBOUR,        , false, T0HARBOUR,         ,          , true",
    "T0HARBOUR,        , false, T0RETAIL,          ,          , false",
    "T0HARBOUR, E0PORTS, false, T0HARBOUR, E0PORTS,  T0HARBOUR, true",
    "T0HARBOUR, E0PORTS, false, T0QUAYS,   E0PORTS,  T0HARBOUR, true",
    "T0HARBOUR, E0PORTS, false, E0PORTS,   E0PORTS,  T0HARBOUR, true",
    "T0HARBOUR, E0PORTS, false, T0QUAYS,   E0PORTS,  T0QUAYS,   false",
    "T0HARBOUR, E0PORTS, false, T0QUAYS,   E0PORTS,          ,  false",
    "T0HARBOUR, E0PORTS, false, T0RETAIL,          ,          , false",
    "E0PORTS,   E0PORTS, true,  T0QUAYS,   E0PORTS,  T0QUAYS,   true",
    "E0PORTS,   E0PORTS, true,  E0PORTS,   E0PORTS,          ,  true",
    "E0PORTS,   E0PORTS, true,  T0RETAIL,  E0RETAIL, T0RETAIL,  false",
    "E0PORTS,   E0PORTS, true,  T0RETAIL,          ,          , false"
  })
  void whoIsAMember(
      String team,
      @Nullable String organisation,
      boolean wide,
      String home,
      @Nullable String theirs,
      @Nullable String teams,
      boolean member) {
    var known = new Known(new Person("U00LIGHTER"), team, organisation, wide, null);
    User user = new User();
    user.setTeamId(home);
    if (theirs != null) {
      var everywhere = new EnterpriseUser();
      everywhere.setEnterpriseId(theirs);
      everywhere.setTeams(teams == null ? null : List.of(teams));
      user.setEnterpriseUser(everywhere);
    }

    assertEquals(member, known.hasMember(user));
  }
}
