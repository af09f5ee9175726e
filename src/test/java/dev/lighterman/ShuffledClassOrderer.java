package dev.lighterman;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/**
 * Classes that are {@link Order ordered} come first. The others are shuffled by their names’
 * hashes: side by side, those of one package would all wait or all compute.
 */
public final class ShuffledClassOrderer implements ClassOrderer {
  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparingInt(ShuffledClassOrderer::order)
                .thenComparingInt(each -> each.getTestClass().getName().hashCode()));
  }

  private static int order(ClassDescriptor descriptor) {
    return descriptor.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT);
  }
}
