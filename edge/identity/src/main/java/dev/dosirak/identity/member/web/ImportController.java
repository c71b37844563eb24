package dev.dosirak.identity.member.web;

import dev.dosirak.identity.member.MemberImporter;
import dev.dosirak.identity.member.Role;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.rows.RowError;
import dev.dosirak.platform.web.rows.RowReader;
import dev.dosirak.platform.web.rows.RowsDeserializer;
import dev.dosirak.platform.web.rows.UnreadableRow;
import dev.dosirak.platform.web.text.Verbatim;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/// Needs no `Idempotency-Key`: the same rows again change nothing.
@RestController
@RequestMapping("/api/v1/members/import")
class ImportController {

    private static final int MOST_ROWS = 500;

    private final MemberImporter memberImporter;
    private final RowReader reader;
    private final Problems problems;

    ImportController(MemberImporter memberImporter, RowReader reader, Problems problems) {
        this.memberImporter = memberImporter;
        this.reader = reader;
        this.problems = problems;
    }

    /// Rows are read one by one, so that one that is no row does not spoil the others.
    record Rows(
            @NotNull @Size(min = 1, max = MOST_ROWS) @JsonDeserialize(using = RowsDeserializer.class)
            List<@NotNull JsonNode> rows) {}

    record Row(
            @NotBlank @Size(max = 100) String code,

            @NotNull @Pattern(regexp = "customer|owner|rider")
            String role,

            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 30) String phone,
            @Nullable @Size(max = 1_000) @Verbatim String password,
            @Nullable @Size(max = 100) @Verbatim String passwordHash) {

        MemberImporter.Row toRow() {
            return new MemberImporter.Row(code, Role.of(role), email, name, phone, password, passwordHash);
        }

        @Override
        public String toString() {
            return "Row[code=%s]".formatted(code);
        }
    }

    record Result(int imported, int unchanged, List<RowError> errors) {}

    @PostMapping
    @NewWork
    Result importMembers(Caller.Operator operator, @RequestBody @Valid Rows wish, HttpServletRequest request) {
        var language = Problems.languageOf(request);
        var errors = new TreeMap<Integer, RowError>();
        var good = new TreeMap<Integer, MemberImporter.Row>();
        for (int i = 0; i < wish.rows().size(); i++) {
            try {
                good.put(i, reader.read(wish.rows().get(i), Row.class, language).toRow());
            } catch (UnreadableRow e) {
                errors.put(i, e.at(i));
            }
        }
        var numbers = List.copyOf(good.keySet());
        var outcome = memberImporter.importRows(List.copyOf(good.values()));
        for (var rowRefused : outcome.errors()) {
            int number = numbers.get(rowRefused.row());
            errors.put(number, RowError.of(number, rowRefused.code(), rowRefused.why(), problems, language));
        }
        return new Result(outcome.imported(), outcome.unchanged(), List.copyOf(errors.values()));
    }
}
