package cn.xinqiao.kernel;

import java.util.Optional;

/** Who stands behind a session cookie or a program's token; empty when nobody does any more. */
public interface Credentials {

  Optional<Caller> bySession(String token);

  Optional<Caller> byProgramToken(String token);
}
