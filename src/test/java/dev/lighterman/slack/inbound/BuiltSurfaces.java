package dev.lighterman.slack.inbound;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lighterman.request.Decision;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the bot can show in Slack, by its code, for tests that have to see all of it. */
public final class BuiltSurfaces {
  private static final String BLOCK_KIT = "com.slack.api.model.block";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.lighterman.slack");

  private BuiltSurfaces() {}

  /** The callback ids of the modals. */
  public static Set<String> callbackIds() {
    return Stream.concat(
            Stream.of(OperationForms.CALLBACK, PasteModal.CALLBACK),
            ReasonModal.DECISIONS.stream().map(Decision::word))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The classes that build the modals. */
  public static Set<String> modalBuilders() {
    return calls()
        .filter(call -> call.getTargetOwner().isEquivalentTo(View.class))
        .filter(call -> call.getName().equals("builder"))
        .map(call -> call.getOriginOwner().getSimpleName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The types of blocks, elements and texts, in Slack's words. */
  public static Set<String> blockTypes() {
    Stream<JavaClass> slacks =
        calls()
            .filter(call -> call.getTargetOwner().getPackageName().startsWith(BLOCK_KIT))
            .map(call ->
                call.getName().equals("builder")
                    ? call.getTargetOwner()
                    : call.getTarget().getRawReturnType());
    Stream<JavaClass> own = CODE.stream().filter(each -> each.isAssignableTo(LayoutBlock.class));
    return Stream.concat(slacks, own)
        .map(JavaClass::reflect)
        .flatMap(each -> Stream.of(each.getDeclaredFields()))
        .filter(field -> field.getName().equals("TYPE"))
        .map(BuiltSurfaces::constant)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JavaMethodCall> calls() {
    return CODE.stream().flatMap(each -> each.getMethodCallsFromSelf().stream());
  }

  private static String constant(Field field) {
    try {
      field.setAccessible(true);
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
