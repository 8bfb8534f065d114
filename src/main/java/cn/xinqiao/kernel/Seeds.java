package cn.xinqiao.kernel;

import java.util.List;

/** Where features read their lists from; each is loaded, versioned and kept in the database. */
public interface Seeds {

  /** The list in force; a missing one is an {@link IllegalArgumentException}. */
  SeedFile read(String name);

  /** All lists in force whose name starts with this folder, in the order of their names. */
  List<SeedFile> readFolder(String folder);
}
