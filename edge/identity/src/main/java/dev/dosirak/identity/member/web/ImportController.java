package dev.dosirak.identity.member.web;

import dev.dosirak.identity.member.Importer;
import dev.dosirak.identity.member.Role;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.text.AsTyped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Needs no `Idempotency-Key`: the same rows again change nothing.
@RestController
@RequestMapping("/api/v1/members/import")
class ImportController {

    private static final int MOST_ROWS = 500;

    private final Importer importer;

    ImportController(Importer importer) {
        this.importer = importer;
    }

    record Rows(@NotNull @Size(min = 1, max = MOST_ROWS) List<@NotNull @Valid Row> rows) {}

    record Row(
            @NotBlank @Size(max = 100) String code,

            @NotNull @Pattern(regexp = "customer|owner|rider")
            String role,

            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 30) String phone,
            @Nullable @Size(max = 1_000) @AsTyped String password,
            @Nullable @Size(max = 100) @AsTyped String passwordHash) {

        Importer.Row toRow() {
            return new Importer.Row(code, Role.of(role), email, name, phone, password, passwordHash);
        }

        @Override
        public String toString() {
            return "Row[code=%s]".formatted(code);
        }
    }

    @PostMapping
    @NewWork
    Importer.Outcome take(Caller.Operator operator, @RequestBody @Valid Rows wish) {
        return importer.take(wish.rows().stream().map(Row::toRow).toList());
    }
}
