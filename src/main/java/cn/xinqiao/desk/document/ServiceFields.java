package cn.xinqiao.desk.document;

import cn.xinqiao.cases.Services.Scan;
import cn.xinqiao.cases.document.Slips;
import cn.xinqiao.kernel.Refusal;
import java.util.Optional;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** What the forms of a service have in common. */
public final class ServiceFields {
  private ServiceFields() {}

  /** The slip that came with a form. A field without a file is sent as a file without a name. */
  public static Optional<Scan> scan(Slips slips, FileUpload slip) {
    return Optional.ofNullable(slip)
        .filter(file -> file.size() > 0)
        .map(file -> slips.read(file.uploadedFile()));
  }

  /** Of several reporters one; empty for all. */
  public static Optional<Long> reporter(String chosen) {
    try {
      return Optional.ofNullable(chosen).filter(id -> !id.isBlank()).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw new Refusal.RuleBroken("to whom?");
    }
  }
}
