package cn.xinqiao.desk.frame;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import jakarta.ws.rs.core.Response;

/**
 * What a form on a case asks for: it is carried out and the next page says so, or the form comes
 * again and says why not.
 *
 * @param room under which the sentences stand: {@code <room>.rule.<what>}, and {@code
 *     <room>.conflict} where the room has one of its own
 * @param what the act, as in {@code desk.done.<what>}
 * @param next the page that follows
 */
public record FormAct(Frame frame, String room, String what, CaseNumber number, String next) {

  /** The form again. */
  @FunctionalInterface
  public interface Again {
    Response with(int status, String problem);
  }

  /** Back to the case. */
  public static FormAct onCase(Frame frame, String room, String what, CaseNumber number) {
    return new FormAct(frame, room, what, number, "/desk/cases/" + number);
  }

  public Response carryOut(Runnable act, Again again) {
    try {
      act.run();
      return frame.onTo(next, what, number.toString());
    } catch (Refusal.Conflict e) {
      return again.with(409, frame.sayOr(room + ".conflict", frame.say("desk.error.conflict")));
    } catch (Refusal.Forbidden e) {
      return again.with(403, frame.say("desk.error.notYours"));
    } catch (Refusal.TooLarge e) {
      return again.with(413, frame.say("desk.error.tooLong"));
    } catch (Refusal.Unsupported e) {
      return again.with(415, frame.say("desk.error.picture"));
    } catch (Refusal.RuleBroken e) {
      return again.with(422, Refused.words(frame, room + ".rule." + what, e));
    }
  }
}
