package dev.lighterman.status;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.lighterman.status.SourceIndex.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Every sentence that sources make, with its key and its values: followed through methods, local
 * variables, conditions and switches.
 */
final class SentenceCalls {
  /** Stands for what is only known when the program runs. */
  private static final String ANY = "*";

  private final SourceIndex index;
  private final Trees trees;
  private final Map<Tree, Set<Call>> calls = new HashMap<>();

  /** Sentences to which other code adds a value: they are none by themselves. */
  private final Set<Tree> incomplete = new HashSet<>();

  /** The calls whose results are being looked for. */
  private final Set<Tree> inProgress = new HashSet<>();

  /**
   * A sentence as some code makes it.
   *
   * @param key with {@code *} for what is only known when the program runs
   * @param where the file and line that makes it
   */
  record Call(String key, Set<Value> values, String where) {
    /** Whether its key is known to the letter. */
    boolean isExact() {
      return !key.contains(ANY);
    }

    /** Whether nothing is known of its key. */
    boolean isUnknown() {
      return key.equals(ANY);
    }

    boolean mayBe(String text) {
      return text.matches(Pattern.quote(key).replace(ANY, "\\E.*\\Q"));
    }

    Set<String> names() {
      return values.stream().map(Value::name).collect(Collectors.toSet());
    }

    private Call with(Value value) {
      return new Call(key, union(values, Set.of(value)), where);
    }
  }

  /**
   * A value that a sentence is given.
   *
   * @param where the file and line that gives it
   */
  record Value(String name, String where) {}

  private SentenceCalls(List<CompilationUnitTree> units, Trees trees) {
    this.index = new SourceIndex(units);
    this.trees = trees;
    units.forEach(unit -> new Scanner().scan(unit, null));
  }

  static List<Call> in(Path sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> walk = Files.walk(sources)) {
      List<Path> all = walk.filter(each -> each.toString().endsWith(".java")).toList();
      var units = files.getJavaFileObjectsFromPaths(all);
      var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
      var parsed = Stream.<CompilationUnitTree>builder();
      task.parse().forEach(parsed::add);
      return new SentenceCalls(parsed.build().toList(), Trees.instance(task)).complete();
    }
  }

  private List<Call> complete() {
    return calls.entrySet().stream()
        .filter(each -> !incomplete.contains(each.getKey()))
        .flatMap(each -> each.getValue().stream())
        .distinct()
        .toList();
  }

  /** Reads every call that may yield a sentence, but for those whose result is added to at once. */
  private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void none) {
      var around = getCurrentPath().getParentPath().getParentPath();
      boolean receiver =
          around.getLeaf() instanceof MethodInvocationTree outer
              && outer.getMethodSelect() == getCurrentPath().getParentPath().getLeaf()
              && isWith(outer);
      if (!receiver) {
        Set<Call> found = sentences(node, Scope.of(getCurrentPath()), false);
        calls.computeIfAbsent(node, _ -> new HashSet<>()).addAll(found);
      }
      return super.visitMethodInvocation(node, null);
    }
  }

  /**
   * The sentences that an expression may be; none where it is something else.
   *
   * @param added whether a value is added to it elsewhere
   */
  private Set<Call> sentences(ExpressionTree expression, Scope scope, boolean added) {
    if (expression instanceof MethodInvocationTree call) {
      if (added) {
        incomplete.add(call);
      }
      return invocation(call, scope, added);
    }
    return alternatives(expression, scope, (each, where) -> sentences(each, where, added));
  }

  private Set<Call> invocation(MethodInvocationTree call, Scope scope, boolean added) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (isOf(call)) {
      Set<Value> first = arguments.size() < 3 ? Set.of() : Set.of(value(call, 1, scope));
      return texts(arguments.getFirst(), scope).stream()
          .map(key -> new Call(key, first, where(call, scope)))
          .collect(Collectors.toSet());
    }
    if (isWith(call)) {
      ExpressionTree receiver = ((MemberSelectTree) call.getMethodSelect()).getExpression();
      boolean chain =
          receiver instanceof MethodInvocationTree before && (isOf(before) || isWith(before));
      Value value = value(call, 0, scope);
      return sentences(receiver, scope, added || !chain).stream()
          .map(each -> each.with(value))
          .collect(Collectors.toSet());
    }
    return results(call, scope, "Sentence", (each, where) -> sentences(each, where, added));
  }

  /** The texts that an expression may be, with {@code *} for what is not known. */
  private Set<String> texts(ExpressionTree expression, Scope scope) {
    Set<String> found =
        switch (expression) {
          case LiteralTree literal -> Set.of(String.valueOf(literal.getValue()));
          case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
              texts(sum.getLeftOperand(), scope).stream()
                  .flatMap(left ->
                      texts(sum.getRightOperand(), scope).stream().map(right -> left + right))
                  .collect(Collectors.toSet());
          case MemberSelectTree select ->
              named(select.toString(), select.getIdentifier().toString(), scope, this::texts);
          case MethodInvocationTree call -> results(call, scope, "String", this::texts);
          default -> alternatives(expression, scope, this::texts);
        };
    return found.isEmpty() ? Set.of(ANY) : found;
  }

  /** What an expression may come to that only chooses among others. */
  private <T> Set<T> alternatives(
      ExpressionTree expression, Scope scope, BiFunction<ExpressionTree, Scope, Set<T>> read) {
    return switch (expression) {
      case ParenthesizedTree inner -> read.apply(inner.getExpression(), scope);
      case ConditionalExpressionTree choice ->
          union(
              read.apply(choice.getTrueExpression(), scope),
              read.apply(choice.getFalseExpression(), scope));
      case SwitchExpressionTree choice ->
          SourceIndex.results(choice).stream()
              .flatMap(each -> read.apply(each, scope).stream())
              .collect(Collectors.toSet());
      case IdentifierTree name -> variable(name, scope, read);
      default -> Set.of();
    };
  }

  private <T> Set<T> variable(
      IdentifierTree name, Scope scope, BiFunction<ExpressionTree, Scope, Set<T>> read) {
    Set<T> found =
        index.definitions(name, scope).stream()
            .flatMap(each -> read.apply(each.expression(), each.scope()).stream())
            .collect(Collectors.toSet());
    String text = name.getName().toString();
    return found.isEmpty() ? named(scope.owner() + "." + text, text, scope, read) : found;
  }

  /** The value of a constant, or of a field. */
  private <T> Set<T> named(
      String constant, String field, Scope scope, BiFunction<ExpressionTree, Scope, Set<T>> read) {
    ExpressionTree value = index.constant(constant);
    return value == null
        ? index.field(field, scope).stream()
            .flatMap(each -> read.apply(each.expression(), each.scope()).stream())
            .collect(Collectors.toSet())
        : read.apply(value, scope);
  }

  private <T> Set<T> results(
      MethodInvocationTree call,
      Scope scope,
      String type,
      BiFunction<ExpressionTree, Scope, Set<T>> read) {
    if (!inProgress.add(call)) {
      return Set.of(); // a method that calls itself adds nothing to what it may be
    }
    try {
      return index.called(call, scope, type).stream()
          .flatMap(method ->
              method.returned().stream()
                  .flatMap(each -> read.apply(each, method.calledBy(call, scope)).stream()))
          .collect(Collectors.toSet());
    } finally {
      inProgress.remove(call);
    }
  }

  private static boolean isOf(MethodInvocationTree call) {
    return call.getMethodSelect().toString().replaceAll("\\s", "").equals("Sentence.of");
  }

  /** Whether it adds a value by its name, as sentences do. */
  private static boolean isWith(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("with")
        && call.getArguments().size() == 2
        && call.getArguments().getFirst() instanceof LiteralTree;
  }

  private Value value(MethodInvocationTree call, int at, Scope scope) {
    boolean literal = call.getArguments().get(at) instanceof LiteralTree;
    return new Value(
        literal ? texts(call.getArguments().get(at), scope).iterator().next() : ANY,
        where(call, scope));
  }

  private String where(MethodInvocationTree call, Scope scope) {
    Path file = Path.of(scope.unit().getSourceFile().getName());
    long end = trees.getSourcePositions().getEndPosition(scope.unit(), call);
    return file.getFileName() + ":" + scope.unit().getLineMap().getLineNumber(end);
  }

  private static <T> Set<T> union(Set<T> some, Set<T> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
  }
}
