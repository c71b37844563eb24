package dev.dosirak.drills.drill;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// All that came of a drill.
///
/// @param outcome in a sentence
/// @param seconds of load
/// @param origin where and how it ran, as name and value
/// @param phases in order, without gaps
/// @param answers of each phase, in the same order
public record DrillResult(
        String drill,
        String story,
        Mode mode,
        List<String> design,
        String outcome,
        List<KeyFigure> figures,
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

    /// The same in words.
    String verdict() {
        if (isAsItShould()) {
            return mode == Mode.AFTER ? "Every promise held" : "The failure is shown";
        }
        return mode == Mode.AFTER ? "A promise was broken" : "The failure is not shown";
    }

    /// 0 as it should be, 3 a promise was broken, 4 the failure was not shown.
    public int exitCode() {
        if (isAsItShould()) {
            return AS_IT_SHOULD;
        }
        return mode == Mode.AFTER ? BROKEN : NOT_SHOWN;
    }
}
