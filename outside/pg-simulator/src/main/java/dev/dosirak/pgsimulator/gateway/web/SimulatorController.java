package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.CardPayments;
import dev.dosirak.pgsimulator.gateway.CardPayments.Entry;
import dev.dosirak.pgsimulator.gateway.Faults;
import dev.dosirak.pgsimulator.gateway.Faults.Kind;
import dev.dosirak.pgsimulator.gateway.Faults.Mode;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.platform.kernel.OneOf;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For whoever runs the simulator: make it fail, and read its books.
@RestController
@RequestMapping("/simulator")
class SimulatorController {

    private static final int PAGE = 1_000;
    private static final int ALL = 100;
    private static final long USUAL_SLOWNESS = 2_000;
    private static final long USUAL_HANG = 30_000;

    private final Gateway gateway;
    private final Faults faults;
    private final CardPayments cardPayments;

    SimulatorController(Gateway gateway, Faults faults, CardPayments cardPayments) {
        this.gateway = gateway;
        this.faults = faults;
        this.cardPayments = cardPayments;
    }

    /// @param percent of the requests that are hit; all when absent
    /// @param latencyMillis for `slow` (2 s when absent), `hang` and `late` (30 s when absent)
    record ModeForm(
            @NotNull @Pattern(regexp = "normal|refuse|refuse-refund|error|hang|slow|late|answer-lost")
            String mode,

            @Nullable @Min(0) @Max(100) Integer percent,
            @Nullable @Min(0) @Max(600_000) Long latencyMillis) {

        Mode toMode() {
            var kind = Kind.NAMES.constantOf(mode);
            long usual = kind == Kind.SLOW ? USUAL_SLOWNESS : USUAL_HANG;
            var latency = Duration.ofMillis(latencyMillis == null ? usual : latencyMillis);
            return new Mode(kind, percent == null ? ALL : percent, latency);
        }
    }

    record ModeView(@OneOf(constantsOf = Kind.class) String mode, int percent, long latencyMillis) {
        static ModeView of(Mode mode) {
            return new ModeView(
                    Kind.NAMES.nameOf(mode.kind()),
                    mode.percent(),
                    mode.latency().toMillis());
        }
    }

    /// @param amount in won; absent for all that is left
    record ReversalForm(@Nullable @Positive Long amount) {}

    record JournalPage(List<Entry> items, @Nullable String next) {}

    @GetMapping("/mode")
    ModeView mode() {
        return ModeView.of(faults.mode());
    }

    @PutMapping("/mode")
    ModeView become(@RequestBody @Valid ModeForm form) {
        faults.switchTo(form.toMode());
        return mode();
    }

    /// The gateway gives money back that no merchant asked for, as real ones do after a dispute or by hand.
    @PostMapping("/payments/{orderId}/reversals")
    PaymentView reverse(@PathVariable String orderId, @RequestBody @Valid ReversalForm form) {
        return PaymentView.of(gateway.reverse(orderId, Optional.ofNullable(form.amount())));
    }

    @GetMapping(path = "/journal", params = "orderId")
    JournalPage journalOf(@RequestParam String orderId) {
        return new JournalPage(cardPayments.journalOf(orderId), null);
    }

    @GetMapping(path = "/journal", params = "!orderId")
    JournalPage journal(@RequestParam(defaultValue = "0") long cursor) {
        var items = cardPayments.journalAfter(cursor, PAGE);
        var next = items.size() < PAGE ? null : Long.toString(items.getLast().position());
        return new JournalPage(items, next);
    }
}
