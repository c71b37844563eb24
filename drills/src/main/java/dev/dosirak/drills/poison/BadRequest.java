package dev.dosirak.drills.poison;

import dev.dosirak.drills.poison.Poison.PoisonOutcome;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Something asked in a way that nobody may ask.
///
/// @param headers besides the usual ones, or instead of them
/// @param culprit the field or header that an answer must name, as `lines[0].quantity`; empty for the whole
record BadRequest(
        String what,
        RequestRole requestRole,
        String method,
        String path,
        byte[] body,
        Map<String, String> headers,
        String culprit,
        boolean ignorable)
        implements Poison {

    private static final String PROBLEM = "urn:dosirak:problem:";

    /// Other refusals are not about what was said.
    private static final Set<Integer> ABOUT_WHAT_WAS_SAID = Set.of(400, 413, 422);

    private static final int OK = 200;
    private static final int FAILED = 500;

    /// @param status 0 when nobody answered
    PoisonOutcome fate(int status, JsonNode answer) {
        if (isNamedByProblem(status, answer) || isNamedAsRow(status, answer)) {
            return PoisonOutcome.NAMED;
        }
        return ignorable && status >= OK && status < FAILED ? PoisonOutcome.IGNORED : PoisonOutcome.UNNAMED;
    }

    private boolean isNamedByProblem(int status, JsonNode answer) {
        return ABOUT_WHAT_WAS_SAID.contains(status)
                && answer.path("type").asString("").startsWith(PROBLEM)
                && answer.toString().contains(culprit);
    }

    /// An import takes the good rows, and says which are not and why. There is but one here.
    private static boolean isNamedAsRow(int status, JsonNode answer) {
        var errors = answer.path("errors");
        return status == OK
                && errors.size() == 1
                && errors.path(0).path("row").asInt(-1) == 0
                && !errors.path(0).path("reason").asString("").isBlank();
    }
}
