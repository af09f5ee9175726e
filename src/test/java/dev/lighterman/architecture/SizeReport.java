package dev.lighterman.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/**
 * Prints the largest classes and methods, for people to judge: a class may be larger where it is
 * one idea. Needs no build: {@code java src/test/java/dev/lighterman/architecture/SizeReport.java}.
 */
final class SizeReport {
  private static final int CLASS_LINES = 250;
  private static final int METHOD_LINES = 30;
  private static final int SHOWN = 10;

  private final SourcePositions positions;
  private final List<Size> classes = new ArrayList<>();
  private final List<Size> methods = new ArrayList<>();

  private record Size(String name, long lines) {}

  private SizeReport(SourcePositions positions) {
    this.positions = positions;
  }

  /** Takes the folders of the sources; the product's where none is given. */
  public static void main(String[] folders) throws IOException {
    var sources = new ArrayList<Path>();
    for (String folder : folders.length == 0 ? new String[] {"src/main/java"} : folders) {
      try (var files = Files.walk(Path.of(folder))) {
        files.filter(each -> each.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
      var report = new SizeReport(Trees.instance(task).getSourcePositions());
      task.parse().forEach(report::read);
      print("classes", report.classes, CLASS_LINES);
      print("methods", report.methods, METHOD_LINES);
    }
  }

  private void read(CompilationUnitTree unit) {
    for (Tree each : unit.getTypeDecls()) {
      if (each instanceof ClassTree type) {
        classes.add(new Size(type.getSimpleName().toString(), lines(unit, type)));
        readMethods(unit, type);
      }
    }
  }

  /** Of the class and of those within it. */
  private void readMethods(CompilationUnitTree unit, ClassTree type) {
    for (Tree each : type.getMembers()) {
      if (each instanceof ClassTree inner) {
        readMethods(unit, inner);
      } else if (each instanceof MethodTree method) {
        String name = type.getSimpleName() + "." + method.getName();
        methods.add(new Size(name, lines(unit, method)));
      }
    }
  }

  private long lines(CompilationUnitTree unit, Tree tree) {
    return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree))
        - unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree))
        + 1;
  }

  private static void print(String what, List<Size> sizes, int limit) {
    long over = sizes.stream().filter(each -> each.lines() > limit).count();
    System.out.printf(
        Locale.ROOT, "%d %s, %d of them over %d lines%n", sizes.size(), what, over, limit);
    sizes.stream()
        .sorted(Comparator.comparingLong(Size::lines).reversed())
        .limit(SHOWN)
        .forEach(each -> System.out.printf(Locale.ROOT, "%6d  %s%n", each.lines(), each.name()));
  }
}
