package dev.dosirak.templateservice.templateitem.web;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.templateservice.templateitem.TemplateItem;
import dev.dosirak.templateservice.templateitem.TemplateItemRefusal;
import dev.dosirak.templateservice.templateitem.TemplateItems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Operators register, everybody who is signed in looks up.
@RestController
@RequestMapping("/api/v1/template-services/template-items")
class TemplateItemController {

    private final TemplateItems items;
    private final Clock clock;

    TemplateItemController(TemplateItems items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /// The bound only keeps nonsense out; the rule is that of [TemplateItem].
    record NewTemplateItem(@NotNull @Size(max = 400) String name) {}

    record TemplateItemCreated(UUID id) {}

    record TemplateItemView(UUID id, String name, Instant registeredAt) {}

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    TemplateItemCreated register(Caller.Operator operator, @RequestBody @Valid NewTemplateItem it) {
        // PostgreSQL keeps microseconds; what is told now must be what is read later.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var item = new TemplateItem(Ids.next(), it.name(), now);
        items.add(item);
        return new TemplateItemCreated(item.id());
    }

    @GetMapping("/{id}")
    TemplateItemView find(Caller caller, @PathVariable UUID id) {
        var unknown = new Refused(TemplateItemRefusal.UNKNOWN_TEMPLATE_ITEM);
        var item = items.find(id).orElseThrow(() -> unknown);
        return new TemplateItemView(item.id(), item.name(), item.registeredAt());
    }
}
