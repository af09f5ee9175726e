package dev.lighterman;

/** The command line: {@code serve}, {@code sandbox}, {@code check}. */
public final class Lighterman {
  private Lighterman() {}

  static void main(String[] args) {
    System.out.println("lighterman");
  }
}
