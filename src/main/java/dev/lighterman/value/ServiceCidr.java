package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** The addresses that a cluster gives to its Services, such as {@code 10.0.0.0/16}. */
public record ServiceCidr(@JsonValue String cidr) {
  @JsonCreator
  public ServiceCidr {
    if (!isRange(cidr)) {
      throw new IllegalArgumentException("not a range like 10.0.0.0/16: " + cidr);
    }
  }

  /** The range in a text; empty if it is not one of IPv4 addresses. */
  public static Optional<ServiceCidr> maybe(String text) {
    return isRange(text) ? Optional.of(new ServiceCidr(text)) : Optional.empty();
  }

  private static boolean isRange(String text) {
    String[] halves = text.split("/", -1);
    return halves.length == 2
        && ServiceAddress.maybe(halves[0]).isPresent()
        && halves[1].matches("[0-9]|[12][0-9]|3[0-2]");
  }

  public boolean contains(ServiceAddress address) {
    return address.number() >= first() && address.number() < first() + size();
  }

  /** How far an address is from the first one of the range. */
  public long offset(ServiceAddress address) {
    return address.number() - first();
  }

  /** The offset of an address in its own cluster's range, if that is as large as this one. */
  public long equivalentOffset(ServiceAddress elsewhere) {
    return elsewhere.number() & (size() - 1);
  }

  /** The address at an offset; empty beyond the range. */
  public Optional<ServiceAddress> at(long offset) {
    return offset >= 0 && offset < size()
        ? Optional.of(ServiceAddress.of(first() + offset))
        : Optional.empty();
  }

  /**
   * The lowest free address; never the first one, which is the API server's. Kubernetes reserves
   * the lowest {@code min(max(16, size/16), 256)} addresses for those chosen by hand.
   */
  public Optional<ServiceAddress> lowestFree(Set<ServiceAddress> taken) {
    return LongStream.range(2, Math.max(2, size() - 1))
        .limit(65_536)
        .mapToObj(offset -> ServiceAddress.of(first() + offset))
        .filter(address -> !taken.contains(address))
        .findFirst();
  }

  private long first() {
    String[] halves = cidr.split("/", -1);
    return ServiceAddress.of(halves[0]).number() & -size();
  }

  private long size() {
    return 1L << (32 - Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1)));
  }

  @Override
  public String toString() {
    return cidr;
  }
}
