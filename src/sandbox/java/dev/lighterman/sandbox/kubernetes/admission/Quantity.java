package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of a resource, such as {@code 200m} or {@code 64Mi}.
 *
 * @param text as it was written
 */
record Quantity(BigDecimal value, String text) implements Comparable<Quantity> {

  static final Quantity ZERO = new Quantity(BigDecimal.ZERO, "0");

  private static final Pattern FORMAT =
      Pattern.compile("([+-]?[0-9.]+)(?:([eE][+-]?[0-9]+)|([numkMGTPE]?)|([KMGTPE]i))");
  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final Comparator<Quantity> BY_VALUE = Comparator.comparing(Quantity::value);

  /** Reads a text or a number; what is none is zero. */
  static Quantity of(JsonNode json) {
    String text = json.asText();
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()) {
      return ZERO;
    }
    var number = new BigDecimal(matcher.group(1));
    if (matcher.group(2) != null) {
      return new Quantity(new BigDecimal(text), text);
    }
    return matcher.group(4) != null
        ? new Quantity(
            number.multiply(BigDecimal.valueOf(1024).pow(BINARY.indexOf(matcher.group(4)))), text)
        : new Quantity(number.scaleByPowerOfTen(3 * (DECIMAL.indexOf(matcher.group(3)) - 3)), text);
  }

  Quantity plus(Quantity other) {
    if (value.signum() == 0 || other.value.signum() == 0) {
      return value.signum() == 0 ? other : this;
    }
    BigDecimal sum = value.add(other.value);
    boolean whole = sum.stripTrailingZeros().scale() <= 0;
    return new Quantity(
        sum,
        whole
            ? sum.toBigInteger().toString()
            : sum.scaleByPowerOfTen(3).stripTrailingZeros().toPlainString() + "m");
  }

  /** The larger one. */
  Quantity atLeast(Quantity other) {
    return compareTo(other) < 0 ? other : this;
  }

  @Override
  public int compareTo(Quantity other) {
    return BY_VALUE.compare(this, other);
  }
}
