package dev.lighterman.kubernetes.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactedOutputTailTest {
  @TempDir private Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          password=hunter2 failed            | password=<…> failed
          "accessToken": "abc.def"           | "accessToken": "<…>"
          Authorization: Bearer abc.def      | Authorization: <…> <…>
          az login --client-secret 'x1' -t y | az login --client-secret '<…>' -t y
          The token has expired.             | The token has expired.
          AADSTS7000222: secret keys expired | AADSTS7000222: secret keys expired
          no access to subscription 11111111-2222-3333-4444-555555555555 | no access to subscription 11111111-2222-3333-4444-555555555555
          got eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIng1.eyJhdWQiOiJodHRwczovL21hbmFnZW1lbnQuYXp1cmU | got <…>.<…>
          Error in /usr/lib/az/site-packages/knack/cli.py line 231 | Error in /usr/lib/az/site-packages/knack/cli.py line 231
          """)
  void secretsAreHiddenAndCausesAreNot(String output, String expected) throws IOException {
    assertEquals(expected, tail(output + "\n"));
  }

  @Test
  void onlyTheLastLinesAreShown() throws IOException {
    assertEquals("two / three / four", tail("one\n\ntwo\n three \nfour\n"));
    assertTrue(tail("x y ".repeat(4_000)).length() <= 301);
    assertEquals("", tail(""));
    assertEquals("", RedactedOutputTail.of(directory.resolve("nothing")));
  }

  private String tail(String output) throws IOException {
    return RedactedOutputTail.of(Files.writeString(directory.resolve("words"), output));
  }
}
