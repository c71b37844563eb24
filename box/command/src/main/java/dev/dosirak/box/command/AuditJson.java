package dev.dosirak.box.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.box.command.AuditSum.AuditOutcome;
import dev.dosirak.box.command.AuditSum.AuditOutcome.Compared;
import dev.dosirak.box.command.AuditSum.AuditOutcome.NotCompared;
import dev.dosirak.box.command.Copies.NodeCopy;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// An audit for scripts, on one line.
///
/// @param notCompared copies whose comparison failed, and services that may keep some and did not say
record AuditJson(long drift, long repaired, List<String> notCompared, List<OfCopy> copies) {

    /// Either the figures or why there are none.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfCopy(
            String name,
            String domain,
            String service,
            @Nullable Long compared,
            @Nullable Integer repaired,
            @Nullable List<Audit.Drift> drift,
            @Nullable String notCompared) {

        private static OfCopy of(AuditOutcome outcome) {
            var copy = outcome.copy();
            var service = copy.service().key();
            return switch (outcome) {
                case Compared(NodeCopy _, Audit audit) ->
                    new OfCopy(
                            copy.name(),
                            copy.domain(),
                            service,
                            audit.compared(),
                            audit.repaired(),
                            audit.drift(),
                            null);
                case NotCompared(NodeCopy _, String why) ->
                    new OfCopy(copy.name(), copy.domain(), service, null, null, null, why);
            };
        }
    }

    static AuditJson of(AuditSum sum) {
        return new AuditJson(
                sum.drift(),
                sum.repaired(),
                sum.notCompared(),
                sum.outcomes().stream().map(OfCopy::of).toList());
    }

    /// Piece by piece: what has drifted may be everything there is.
    void print(PrintStream out) {
        JsonMapper.shared()
                .writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .writeValue(out, this);
        out.println();
    }
}
