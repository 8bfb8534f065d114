package cn.xinqiao;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One endpoint, as it is found in the code.
 *
 * @param open to everybody
 */
public record Endpoint(String method, String path, boolean open) implements Comparable<Endpoint> {
  private static final Map<Class<? extends Annotation>, String> METHODS =
      Map.of(GET.class, "GET", POST.class, "POST", PUT.class, "PUT", DELETE.class, "DELETE");

  /** With the number of a case, and 1 for whatever else has a place in it. */
  public String of(String number) {
    return of(number, 1);
  }

  public String of(String number, long id) {
    return path.replaceAll("\\{number[^}]*}", number).replaceAll("\\{[^}]*}", "" + id);
  }

  public boolean isOfACase() {
    return path.contains("{number");
  }

  public boolean isApi() {
    return path.startsWith("/api/");
  }

  public boolean changes() {
    return !method.equals("GET");
  }

  @Override
  public int compareTo(Endpoint other) {
    return (path + method).compareTo(other.path + other.method);
  }

  public static TreeSet<Endpoint> all() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.xinqiao")
            .stream()
            .filter(
                one -> one.isAnnotatedWith(Path.class) && !one.getPackageName().contains(".demo"))
            .flatMap(one -> one.getMethods().stream().flatMap(m -> endpoint(one, m).stream()))
            .collect(toCollection(TreeSet::new));
  }

  private static Optional<Endpoint> endpoint(JavaClass of, JavaMethod method) {
    return METHODS.entrySet().stream()
        .filter(known -> method.isAnnotatedWith(known.getKey()))
        .findFirst()
        .map(known -> {
          var more =
              method.isAnnotatedWith(Path.class)
                  ? pathOf(method.getAnnotationOfType(Path.class))
                  : "";
          boolean open =
              method.isAnnotatedWith(PermitAll.class)
                  || of.isAnnotatedWith(PermitAll.class)
                      && !method.isAnnotatedWith("jakarta.annotation.security.RolesAllowed");
          return new Endpoint(
              known.getValue(),
              ("/" + pathOf(of.getAnnotationOfType(Path.class)) + "/" + more)
                  .replaceAll("/{2,}", "/")
                  .replaceAll("(?<=.)/$", ""),
              open);
        });
  }

  private static String pathOf(Path path) {
    return path.value();
  }
}
