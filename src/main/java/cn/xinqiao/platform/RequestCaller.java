package cn.xinqiao.platform;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CurrentCaller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

@RequestScoped
class RequestCaller implements CurrentCaller {
  private final SecurityIdentity identity;

  RequestCaller(SecurityIdentity identity) {
    this.identity = identity;
  }

  @Override
  public Caller get() {
    Caller caller = identity.getAttribute(OfficerAuthentication.CALLER);
    if (caller == null) {
      throw new UnauthorizedException();
    }
    return caller;
  }
}
