package cn.xinqiao.cases;

import cn.xinqiao.triage.EmergencyKind;
import java.util.List;

/**
 * A person or a machine has found danger in a voice message of a case, which rings now. Told within
 * that transaction, which holds the lock of each talk.
 */
public record DangerHeard(String caseNumber, List<Long> conversations, EmergencyKind kind) {}
