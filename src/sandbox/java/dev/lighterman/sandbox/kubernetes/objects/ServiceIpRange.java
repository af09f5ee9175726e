package dev.lighterman.sandbox.kubernetes.objects;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The IPv4 range of service cluster IPs. */
public final class ServiceIpRange {

  private static final Pattern ADDRESS =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

  private final String cidr;
  private final long first;
  private final long size;

  private ServiceIpRange(String cidr, long first, long size) {
    this.cidr = cidr;
    this.first = first;
    this.size = size;
  }

  /** Parses a range such as {@code 10.0.0.0/16}. */
  public static ServiceIpRange of(String cidr) {
    String[] parts = cidr.split("/", -1);
    if (parts.length != 2 || !isAddress(parts[0])) {
      throw new IllegalArgumentException("Not a range of IPv4 addresses: " + cidr);
    }
    long size = 1L << (32 - Integer.parseInt(parts[1]));
    return new ServiceIpRange(cidr, toNumber(parts[0]) / size * size, size);
  }

  public static boolean isRange(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == 2 && isAddress(parts[0]) && parts[1].matches("[0-9]|[12][0-9]|3[0-2]");
  }

  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  public boolean contains(String address) {
    long offset = toNumber(address) - first;
    return offset > 0 && offset < size - 1;
  }

  /** The cluster IP of the API server's own service. */
  public String apiServerAddress() {
    return toAddress(first + 1);
  }

  /** The lowest free address, those above the static band first. */
  public Optional<String> nextFree(Set<String> taken) {
    long band = Math.min(Math.max(16, size / 16), 256);
    return LongStream.concat(
            LongStream.range(band + 1, size - 1),
            LongStream.rangeClosed(2, Math.min(band, size - 2)))
        .mapToObj(offset -> toAddress(first + offset))
        .filter(address -> !taken.contains(address))
        .findFirst();
  }

  private static long toNumber(String address) {
    long number = 0;
    for (String part : address.split("\\.", -1)) {
      number = number * 256 + Long.parseLong(part);
    }
    return number;
  }

  private static String toAddress(long number) {
    return "%d.%d.%d.%d"
        .formatted(number >> 24 & 255, number >> 16 & 255, number >> 8 & 255, number & 255);
  }

  @Override
  public String toString() {
    return cidr;
  }
}
