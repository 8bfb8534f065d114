package cn.xinqiao.cases.document.paper;

import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.kernel.SeedFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All templates in force, one for each kind of document. */
public final class Templates {
  private final Map<DocumentKind, Template> byKind = new EnumMap<>(DocumentKind.class);

  /**
   * @throws SeedFile.Invalid when one cannot be used, a kind has two or none
   */
  public Templates(List<SeedFile> files) {
    for (SeedFile file : files) {
      var template = TemplateFile.read(file);
      if (byKind.put(template.kind(), template) != null) {
        throw file.invalid(1, template.kind() + " has two templates");
      }
    }
    for (DocumentKind kind : DocumentKind.values()) {
      if (!byKind.containsKey(kind)) {
        throw new IllegalStateException("seeds/documents: " + kind + " has no template");
      }
    }
  }

  public Template of(DocumentKind kind) {
    return byKind.get(kind);
  }

  public List<Template> all() {
    return List.copyOf(byKind.values());
  }
}
