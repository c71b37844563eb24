package dev.dosirak.drills.drill;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// All that came of a drill.
///
/// @param seconds of load
/// @param origin where and how it ran, as name and value
/// @param phases in order, without gaps
/// @param answers of each phase, in the same order
public record DrillResult(
        String drill,
        String story,
        Mode mode,
        List<String> design,
        Instant at,
        double seconds,
        Map<String, String> origin,
        String command,
        List<Phase> phases,
        List<AnswerStats> answers,
        AnswerStats all,
        List<Panel> panels,
        List<Check> checks) {

    private static final int AS_IT_SHOULD = 0;
    private static final int BROKEN = 3;
    private static final int NOT_SHOWN = 4;

    /// Whether everything was as it must be in this mode.
    public boolean isAsItShould() {
        return checks.stream().allMatch(Check::held);
    }

    /// 0 as it should be, 3 a promise was broken, 4 the failure was not shown.
    public int exitCode() {
        if (isAsItShould()) {
            return AS_IT_SHOULD;
        }
        return mode == Mode.AFTER ? BROKEN : NOT_SHOWN;
    }
}
