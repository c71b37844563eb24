package dev.dosirak.shop.registry.web;

import dev.dosirak.platform.kernel.Text;
import dev.dosirak.platform.sync.Owner;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.text.BodyJson;
import dev.dosirak.shop.DeliveryPart;
import dev.dosirak.shop.HoursPart;
import dev.dosirak.shop.ProfilePart;
import dev.dosirak.shop.registry.ImportRow;
import dev.dosirak.shop.registry.Importer;
import dev.dosirak.shop.registry.Importer.Outcome;
import dev.dosirak.shop.registry.ShopRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes over a company's shops, a hundred rows a call. A row that cannot be taken is reported, the others are kept.
@RestController
@RequestMapping("/api/v1/shops/import")
class ImportController {

    private final Importer importer;
    private final JsonMapper json;
    private final Validator validator;
    private final Problems problems;

    ImportController(Importer importer, BodyJson json, Validator validator, Problems problems) {
        this.importer = importer;
        this.json = json.mapper();
        this.validator = validator;
        this.problems = problems;
    }

    /// Rows are read one by one, so that one that is no row does not spoil the others.
    record Rows(@NotNull @Size(min = 1, max = 100) List<@NotNull JsonNode> rows) {}

    /// What is left out stays as it is; a new shop needs all but the menu.
    record Row(
            @NotNull @Size(min = 1, max = 100) String code,
            @Nullable @Size(min = 1, max = 100) String ownerCode,
            @Nullable @Valid ProfilePart profile,
            @Nullable @Valid DeliveryPart delivery,
            @Nullable @Valid HoursPart hours,
            @Nullable @Valid ImportedMenu menu) {

        ImportRow toRow() {
            return new ImportRow(
                    code,
                    Optional.ofNullable(ownerCode),
                    Optional.ofNullable(profile).map(ProfilePart::toProfile),
                    Optional.ofNullable(delivery).map(DeliveryPart::toTerms),
                    Optional.ofNullable(hours).map(HoursPart::toHours),
                    Optional.ofNullable(menu).map(it -> current -> it.toMenu(code, current)));
        }
    }

    /// @param row counted from 0
    /// @param detail the field or value that the reason is about; may be empty
    record RowError(int row, String code, String reason, String detail) {}

    record Result(int imported, int unchanged, List<RowError> errors) {}

    @PostMapping
    @NewWork
    Result load(Caller.Operator operator, @RequestBody @Valid Rows body) {
        var errors = new TreeMap<Integer, RowError>();
        var good = new TreeMap<Integer, ImportRow>();
        for (int i = 0; i < body.rows().size(); i++) {
            read(i, body.rows().get(i), good, errors);
        }
        int imported = 0;
        int unchanged = 0;
        var outcomes = importer.load(List.copyOf(good.values())).iterator();
        for (var row : good.entrySet()) {
            switch (outcomes.next()) {
                case Outcome.Imported _ -> imported++;
                case Outcome.Unchanged _ -> unchanged++;
                case Outcome.Failed failed ->
                    errors.put(
                            row.getKey(), refused(row.getKey(), row.getValue().code(), failed.why()));
            }
        }
        return new Result(imported, unchanged, new ArrayList<>(errors.values()));
    }

    private void read(int number, JsonNode node, Map<Integer, ImportRow> good, Map<Integer, RowError> errors) {
        var code = Text.line(node.path("code").asString(""));
        try {
            var row = json.treeToValue(node, Row.class);
            var wrong = validator.validate(row).stream()
                    .map(it -> it.getPropertyPath().toString())
                    .sorted()
                    .toList();
            if (wrong.isEmpty()) {
                good.put(number, row.toRow());
            } else {
                errors.put(number, new RowError(number, code, "invalid-row", String.join(", ", wrong)));
            }
        } catch (JacksonException e) {
            errors.put(number, new RowError(number, code, "unreadable-row", e.getPathReference()));
        } catch (ShopRefused e) {
            errors.put(number, refused(number, code, e));
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> ownersAway(Owner.OwnerAway away, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, "owners-away", Problems.languageOf(request)));
    }

    private static RowError refused(int row, String code, ShopRefused why) {
        var details = why.details().stream().map(String::valueOf).toList();
        var reason = why.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new RowError(row, code, reason, String.join(", ", details));
    }
}
