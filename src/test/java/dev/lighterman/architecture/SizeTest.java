package dev.lighterman.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes and methods stay small enough to be read at one go. */
final class SizeTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** All states of a request and the moves between them belong together. */
  private static final Set<String> LARGER = Set.of("RequestState");

  @Test
  void nothingIsTooLarge() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        var sources = Files.walk(SOURCES)) {
      List<Path> all = sources.filter(each -> each.toString().endsWith(".java")).toList();
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(all));
      var look = new Look(Trees.instance(task));
      task.parse().forEach(each -> look.scan(each, null));
      assertEquals(LARGER, look.large.keySet(), look.large::toString);
    }
  }

  private static final class Look extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final Map<String, Long> large = new TreeMap<>();

    Look(Trees trees) {
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable Void none) {
      limit(node.getSimpleName().toString(), lines(node), 150);
      return super.visitClass(node, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree node, @Nullable Void none) {
      ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
      String name = owner.getSimpleName() + "." + node.getName();
      boolean constructor = node.getReturnType() == null;
      if (node.getBody() != null) {
        limit(name, lines(node.getBody()) - 2, 20);
      }
      boolean ours = node.getModifiers().getAnnotations().stream().noneMatch(Look::overrides);
      if (ours && (!constructor || owner.getKind() != Tree.Kind.RECORD)) {
        limit(name, node.getParameters().size(), constructor ? 6 : 4);
      }
      return super.visitMethod(node, null);
    }

    /** What overrides has no choice. */
    private static boolean overrides(AnnotationTree annotation) {
      return annotation.getAnnotationType().toString().equals("Override");
    }

    private void limit(String name, long size, int most) {
      if (size > most) {
        large.put(name, size);
      }
    }

    private long lines(Tree node) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      var positions = trees.getSourcePositions();
      return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, node))
          - unit.getLineMap().getLineNumber(positions.getStartPosition(unit, node))
          + 1;
    }
  }
}
