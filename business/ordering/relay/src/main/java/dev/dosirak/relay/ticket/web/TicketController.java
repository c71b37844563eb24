package dev.dosirak.relay.ticket.web;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.relay.ticket.RejectReason;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketCommands;
import dev.dosirak.relay.ticket.TicketNames;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/relay")
class TicketController {

    private final TicketCommands ticketCommands;
    private final Clock clock;

    TicketController(TicketCommands ticketCommands, Clock clock) {
        this.ticketCommands = ticketCommands;
        this.clock = clock;
    }

    record TicketPage(List<TicketView> items, @Nullable String next) {}

    record Acceptance(@NotNull Integer cookMinutes) {}

    record Rejection(
            @OneOf(constantsOf = RejectReason.class) @NotNull @Size(max = 20)
            String reason,

            @Nullable @Size(max = 200) String note) {}

    /// What an answer came to. It is kept for those who repeat it, so there is nothing in it that somebody may
    /// not see later: whoever wants the ticket looks at it.
    record CommandResult(
            UUID orderId,

            @OneOf(namesIn = TicketNames.class, only = Ticket.Relayed.class)
            String state) {

        static CommandResult of(Ticket.Relayed ticket) {
            return new CommandResult(ticket.slip().order(), TicketNames.STATES.nameOf(ticket));
        }
    }

    @GetMapping("/tickets")
    TicketPage tickets(
            Caller.Owner owner,
            @RequestParam(defaultValue = "open") @Pattern(regexp = "open|all") String state,
            @RequestParam(defaultValue = "") PageCursor cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int size) {
        var found = ticketCommands.ofOwner(owner.id(), state.equals("open"), cursor, size);
        var next = found.size() < size ? null : found.getLast().cursor().toString();
        var now = clock.instant();
        return new TicketPage(found.stream().map(it -> TicketView.of(it, now)).toList(), next);
    }

    @PostMapping("/orders/{order}/acknowledge")
    CommandResult acknowledge(Caller.Owner owner, @PathVariable UUID order) {
        return CommandResult.of(ticketCommands.acknowledge(owner.id(), order));
    }

    @Idempotent
    @PostMapping("/orders/{order}/accept")
    CommandResult accept(Caller.Owner owner, @PathVariable UUID order, @RequestBody @Valid Acceptance acceptance) {
        return CommandResult.of(ticketCommands.accept(owner.id(), order, acceptance.cookMinutes()));
    }

    @Idempotent
    @PostMapping("/orders/{order}/reject")
    CommandResult reject(Caller.Owner owner, @PathVariable UUID order, @RequestBody @Valid Rejection rejection) {
        var reason = RejectReason.of(rejection.reason());
        return CommandResult.of(
                ticketCommands.reject(owner.id(), order, reason, Objects.requireNonNullElse(rejection.note(), "")));
    }
}
