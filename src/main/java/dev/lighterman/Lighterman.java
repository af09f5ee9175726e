package dev.lighterman;

import dev.lighterman.sandbox.Sandbox;
import java.util.Arrays;

/** The command line: {@code serve}, {@code sandbox}, {@code check}. */
public final class Lighterman {
  private Lighterman() {}

  static void main(String[] args) {
    if (args.length > 0 && args[0].equals("sandbox")) {
      System.exit(Sandbox.run(Arrays.copyOfRange(args, 1, args.length)));
    }
    System.out.println("lighterman");
  }
}
