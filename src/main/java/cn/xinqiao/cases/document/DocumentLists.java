package cn.xinqiao.cases.document;

import cn.xinqiao.cases.document.paper.Remedies;
import cn.xinqiao.cases.document.paper.Routes;
import cn.xinqiao.cases.document.paper.Templates;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.office.OfficeTree;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings templates and rules of documents into force; one that cannot be used stops the start. */
class DocumentLists {
  private static final String FOLDER = "documents/";

  @Startup
  @Produces
  @Singleton
  Templates templates(Seeds seeds) {
    return new Templates(
        seeds.readFolder(FOLDER).stream().filter(file -> file.name().endsWith(".txt")).toList());
  }

  @Startup
  @Produces
  @Singleton
  Routes routes(Seeds seeds) {
    return new Routes(seeds.read("rules/routes.csv"));
  }

  @Startup
  @Produces
  @Singleton
  Remedies remedies(Seeds seeds) {
    return new Remedies(seeds.read(FOLDER + "remedies.csv"), seeds.read(FOLDER + "windows.csv"));
  }

  @Startup
  @Produces
  @Singleton
  ShortForms shortForms(Seeds seeds, OfficeTree offices) {
    return new ShortForms(seeds.read(FOLDER + "short-forms.csv"), offices);
  }
}
