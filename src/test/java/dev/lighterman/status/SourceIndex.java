package dev.lighterman.status;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The methods, calls and constants of parsed sources. There are no types: a call is resolved by
 * name, number of arguments, visibility, and the parameters' types as they are written.
 */
final class SourceIndex {
  private final Map<String, List<Method>> methods = new HashMap<>();
  private final Map<String, List<Invocation>> invocations = new HashMap<>();
  private final Map<String, List<Instantiation>> instantiations = new HashMap<>();
  private final Map<String, ExpressionTree> constants = new HashMap<>();

  SourceIndex(Iterable<? extends CompilationUnitTree> units) {
    units.forEach(unit -> new Scanner().scan(unit, null));
  }

  /** A method of the sources. */
  record Method(String owner, CompilationUnitTree unit, MethodTree tree) {
    boolean returns(String type) {
      Tree returned = tree.getReturnType();
      return returned != null && returned.toString().replaceAll("@\\w+ ?", "").equals(type);
    }

    private boolean isVisibleIn(CompilationUnitTree other) {
      Set<Modifier> flags = tree.getModifiers().getFlags();
      boolean samePackage =
          String.valueOf(unit.getPackageName()).equals(String.valueOf(other.getPackageName()));
      return unit == other
          || (!flags.contains(Modifier.PRIVATE)
              && (samePackage || flags.contains(Modifier.PUBLIC) || tree.getBody() == null));
    }

    /** What it returns, anywhere in it. */
    List<ExpressionTree> returned() {
      var found = new ArrayList<ExpressionTree>();
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitReturn(ReturnTree node, @Nullable Void none) {
          if (node.getExpression() != null) {
            found.add(node.getExpression());
          }
          return null;
        }

        @Override
        public @Nullable Void visitLambdaExpression(
            LambdaExpressionTree node, @Nullable Void none) {
          return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Void none) {
          return null;
        }
      }.scan(tree.getBody(), null);
      return found;
    }

    /** The inside of the method when it is called from there. */
    Scope calledBy(MethodInvocationTree call, Scope caller) {
      var arguments = new HashMap<String, ExpressionTree>();
      for (int at = 0; at < call.getArguments().size(); at++) {
        arguments.put(
            tree.getParameters().get(at).getName().toString(), call.getArguments().get(at));
      }
      return new Scope(owner, unit, tree, arguments, caller);
    }
  }

  /**
   * Where an expression stands.
   *
   * @param method the method around it; null in a field
   * @param arguments what the caller gives for the method's parameters
   * @param caller the caller's scope; null where the method is looked at by itself
   */
  record Scope(
      String owner,
      CompilationUnitTree unit,
      @Nullable MethodTree method,
      Map<String, ExpressionTree> arguments,
      @Nullable Scope caller) {
    static Scope of(TreePath path) {
      MethodTree method = null;
      for (Tree each : path) {
        if (each instanceof MethodTree found && method == null) {
          method = found;
        }
      }
      return new Scope(ownerOf(path), path.getCompilationUnit(), method, Map.of(), null);
    }

    private boolean isWithin(MethodTree other) {
      return method == other || (caller != null && caller.isWithin(other));
    }
  }

  /** What a variable is set to, and where that stands. */
  record Definition(ExpressionTree expression, Scope scope) {}

  private record Invocation(MethodInvocationTree tree, Scope scope) {}

  private record Instantiation(NewClassTree tree, Scope scope) {}

  /** The methods with that return type which a call may mean, but for those that it stands in. */
  List<Method> called(MethodInvocationTree call, Scope scope, String returnType) {
    return called(call, scope).stream()
        .filter(each -> each.returns(returnType) && !scope.isWithin(each.tree()))
        .toList();
  }

  private List<Method> called(MethodInvocationTree call, Scope scope) {
    List<Method> visible =
        methods.getOrDefault(signature(call), List.of()).stream()
            .filter(each -> each.isVisibleIn(scope.unit()))
            .toList();
    List<Method> own = visible.stream().filter(each -> isReceiver(each, call, scope)).toList();
    List<Method> candidates = own.isEmpty() ? visible : own;
    List<Method> fitting =
        candidates.stream().filter(each -> fits(each.tree(), call, scope)).toList();
    return fitting.isEmpty() ? candidates : fitting;
  }

  /** Whether the call names the method's class, or stands in the same file and names none. */
  private static boolean isReceiver(Method method, MethodInvocationTree call, Scope scope) {
    return call.getMethodSelect() instanceof MemberSelectTree member
        ? member.getExpression().toString().equals(method.owner())
        : method.unit() == scope.unit();
  }

  /** Whether the caller's parameters that are given have the types that the method wants. */
  private static boolean fits(MethodTree method, MethodInvocationTree call, Scope scope) {
    for (int at = 0; at < call.getArguments().size() && scope.method() != null; at++) {
      String argument = call.getArguments().get(at).toString();
      String type = method.getParameters().get(at).getType().toString();
      if (scope.method().getParameters().stream()
          .filter(each -> each.getName().contentEquals(argument))
          .anyMatch(each -> !each.getType().toString().equals(type))) {
        return false;
      }
    }
    return true;
  }

  /** What a local variable or a parameter may be, as far as the method and its callers say. */
  List<Definition> definitions(IdentifierTree name, Scope scope) {
    String text = name.getName().toString();
    ExpressionTree argument = scope.arguments().get(text);
    if (argument != null && scope.caller() != null) {
      return List.of(new Definition(argument, scope.caller()));
    }
    var found = new ArrayList<Definition>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree node, @Nullable Void none) {
        if (node.getName().contentEquals(text) && node.getInitializer() != null) {
          found.add(new Definition(node.getInitializer(), scope));
        }
        return super.visitVariable(node, null);
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void none) {
        boolean again = node.getExpression().toString().matches("(?s).*\\b" + text + "\\b.*");
        if (node.getVariable().toString().equals(text) && !again) {
          found.add(new Definition(node.getExpression(), scope));
        }
        return super.visitAssignment(node, null);
      }
    }.scan(scope.method(), null);
    return found.isEmpty() && scope.caller() == null ? given(text, scope.method()) : found;
  }

  /** What all callers give for a parameter. */
  private List<Definition> given(String parameter, @Nullable MethodTree method) {
    List<String> names = method == null ? List.of() : parameters(method);
    int at = names.indexOf(parameter);
    return method == null || at < 0
        ? List.of()
        : invocations.getOrDefault(method.getName() + "/" + names.size(), List.of()).stream()
            .filter(each -> !each.scope().isWithin(method))
            .filter(each ->
                called(each.tree(), each.scope()).stream().anyMatch(it -> it.tree() == method))
            .map(each -> new Definition(each.tree().getArguments().get(at), each.scope()))
            .toList();
  }

  /**
   * What a field of the same file is set to by its class's constructors, constants of enums too.
   */
  List<Definition> field(String name, Scope scope) {
    return methods.entrySet().stream()
        .filter(each -> each.getKey().startsWith("<init>/"))
        .flatMap(each -> each.getValue().stream())
        .filter(each -> each.unit() == scope.unit())
        .filter(each -> each.tree().toString().contains("this." + name + " = " + name + ";"))
        .flatMap(each -> instantiated(each, name))
        .toList();
  }

  private Stream<Definition> instantiated(Method constructor, String parameter) {
    List<String> names = parameters(constructor.tree());
    int at = names.indexOf(parameter);
    return instantiations.getOrDefault(constructor.owner() + "/" + names.size(), List.of()).stream()
        .filter(_ -> at >= 0)
        .map(each -> new Definition(each.tree().getArguments().get(at), each.scope()));
  }

  private static List<String> parameters(MethodTree method) {
    return method.getParameters().stream().map(each -> each.getName().toString()).toList();
  }

  /** The value of a constant, by its class and its name; null where there is none. */
  @Nullable ExpressionTree constant(String name) {
    return constants.get(name);
  }

  /** What a switch may come to. */
  static List<ExpressionTree> results(SwitchExpressionTree choice) {
    var found = new ArrayList<ExpressionTree>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitCase(CaseTree node, @Nullable Void none) {
        if (node.getBody() instanceof ExpressionTree value) {
          found.add(value);
          return null;
        }
        return super.visitCase(node, null);
      }

      @Override
      public @Nullable Void visitYield(YieldTree node, @Nullable Void none) {
        found.add(node.getValue());
        return null;
      }
    }.scan(choice.getCases(), null);
    return found;
  }

  private static String signature(MethodInvocationTree call) {
    String name =
        call.getMethodSelect() instanceof MemberSelectTree member
            ? member.getIdentifier().toString()
            : call.getMethodSelect().toString();
    return name + "/" + call.getArguments().size();
  }

  /** The class around it, by its simple name. */
  private static String ownerOf(TreePath path) {
    for (Tree each : path) {
      if (each instanceof ClassTree type && !type.getSimpleName().isEmpty()) {
        return type.getSimpleName().toString();
      }
    }
    throw new IllegalArgumentException("in no class: " + path.getLeaf());
  }

  private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    @Override
    public @Nullable Void visitMethod(MethodTree node, @Nullable Void none) {
      methods
          .computeIfAbsent(
              node.getName() + "/" + node.getParameters().size(), _ -> new ArrayList<>())
          .add(new Method(ownerOf(getCurrentPath()), getCurrentPath().getCompilationUnit(), node));
      return super.visitMethod(node, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void none) {
      invocations
          .computeIfAbsent(signature(node), _ -> new ArrayList<>())
          .add(new Invocation(node, Scope.of(getCurrentPath())));
      return super.visitMethodInvocation(node, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree node, @Nullable Void none) {
      instantiations
          .computeIfAbsent(
              node.getIdentifier() + "/" + node.getArguments().size(), _ -> new ArrayList<>())
          .add(new Instantiation(node, Scope.of(getCurrentPath())));
      return super.visitNewClass(node, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree node, @Nullable Void none) {
      boolean field = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
      if (field && node.getInitializer() != null) {
        constants.put(ownerOf(getCurrentPath()) + "." + node.getName(), node.getInitializer());
      }
      return super.visitVariable(node, null);
    }
  }
}
