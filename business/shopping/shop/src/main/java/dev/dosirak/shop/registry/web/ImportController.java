package dev.dosirak.shop.registry.web;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.sync.DataOwner;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.rows.RowError;
import dev.dosirak.platform.web.rows.RowReader;
import dev.dosirak.platform.web.rows.RowsDeserializer;
import dev.dosirak.platform.web.rows.UnreadableRow;
import dev.dosirak.shop.DeliveryPart;
import dev.dosirak.shop.HoursPart;
import dev.dosirak.shop.ProfilePart;
import dev.dosirak.shop.registry.ImportRow;
import dev.dosirak.shop.registry.ShopImporter;
import dev.dosirak.shop.registry.ShopImporter.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/// Takes over a company's shops, a hundred rows a call. A row that cannot be taken is reported, the others are kept.
@RestController
@RequestMapping("/api/v1/shops/import")
class ImportController {

    private final ShopImporter shopImporter;
    private final RowReader reader;
    private final Problems problems;

    ImportController(ShopImporter shopImporter, RowReader reader, Problems problems) {
        this.shopImporter = shopImporter;
        this.reader = reader;
        this.problems = problems;
    }

    /// Rows are read one by one, so that one that is no row does not spoil the others.
    record Rows(
            @NotNull @Size(min = 1, max = 100) @JsonDeserialize(using = RowsDeserializer.class)
            List<@NotNull JsonNode> rows) {}

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

    record Result(int imported, int unchanged, List<RowError> errors) {}

    @PostMapping
    @NewWork
    Result importShops(Caller.Operator operator, @RequestBody @Valid Rows body, HttpServletRequest request) {
        var language = Problems.languageOf(request);
        var errors = new TreeMap<Integer, RowError>();
        var good = new TreeMap<Integer, ImportRow>();
        for (int i = 0; i < body.rows().size(); i++) {
            read(i, body.rows().get(i), language, good, errors);
        }
        int imported = 0;
        int unchanged = 0;
        var outcomes = shopImporter.load(List.copyOf(good.values())).iterator();
        for (var row : good.entrySet()) {
            switch (outcomes.next()) {
                case Outcome.Imported _ -> imported++;
                case Outcome.Unchanged _ -> unchanged++;
                case Outcome.Failed failed -> {
                    var code = row.getValue().code();
                    errors.put(row.getKey(), RowError.of(row.getKey(), code, failed.why(), problems, language));
                }
            }
        }
        return new Result(imported, unchanged, new ArrayList<>(errors.values()));
    }

    private void read(
            int number, JsonNode node, Locale language, Map<Integer, ImportRow> good, Map<Integer, RowError> errors) {
        try {
            var row = reader.read(node, Row.class, language);
            try {
                good.put(number, row.toRow());
            } catch (Refused e) {
                errors.put(number, RowError.of(number, row.code(), e, problems, language));
            }
        } catch (UnreadableRow e) {
            errors.put(number, e.at(number));
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> ownersAway(DataOwner.OwnerAway away, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, "owners-away", Problems.languageOf(request)));
    }
}
