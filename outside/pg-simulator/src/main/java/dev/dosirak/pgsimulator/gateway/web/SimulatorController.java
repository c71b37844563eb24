package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.Books;
import dev.dosirak.pgsimulator.gateway.Books.Entry;
import dev.dosirak.pgsimulator.gateway.Faults.Kind;
import dev.dosirak.pgsimulator.gateway.Faults.Mode;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.Gateways.Reversal;
import dev.dosirak.pgsimulator.gateway.Issuer;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
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
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// For whoever runs the simulator: make it fail, and read its books.
@RestController
@RequestMapping("/simulator")
class SimulatorController {

    private static final int PAGE = 1_000;
    private static final int ALL = 100;
    private static final long USUAL_SLOWNESS = 2_000;
    private static final long USUAL_HANG = 30_000;

    private final Gateways gateways;
    private final GatewayPorts ports;
    private final Books books;

    SimulatorController(Gateways gateways, GatewayPorts ports, Books books) {
        this.gateways = gateways;
        this.ports = ports;
        this.books = books;
    }

    /// @param percent of the requests that are hit; all when absent
    /// @param latencyMillis for `slow` (2 s when absent), `hang` and `late` (30 s when absent)
    /// @param issuer for `brand`, where it has to be said
    /// @param requestsPerSecond what the contract allows, in every mode; no bound when absent
    record ModeForm(
            @NotNull
            @Pattern(
                    regexp =
                            "normal|refuse|refuse-refund|short-balance|brand|unreachable|error|hang|slow|late|answer-lost")
            String mode,

            @Nullable @Min(0) @Max(100) Integer percent,
            @Nullable @Min(0) @Max(600_000) Long latencyMillis,

            @Nullable @Pattern(regexp = "kb|shinhan|samsung|hyundai|lotte|bc")
            String issuer,

            @Nullable @Min(0) Integer requestsPerSecond) {

        Mode toMode() {
            var kind = Kind.NAMES.constantOf(mode);
            long usual = kind == Kind.SLOW ? USUAL_SLOWNESS : USUAL_HANG;
            var latency = Duration.ofMillis(latencyMillis == null ? usual : latencyMillis);
            var whose = Optional.ofNullable(issuer).map(Issuer.NAMES::constantOf);
            if (kind == Kind.BRAND && whose.isEmpty()) {
                throw new PgError(Reason.INVALID_REQUEST);
            }
            var rate = requestsPerSecond == null ? OptionalInt.empty() : OptionalInt.of(requestsPerSecond);
            return new Mode(kind, percent == null ? ALL : percent, latency, whose, rate);
        }
    }

    /// @param port where its merchants reach it
    record ModeView(
            @OneOf(constantsOf = GatewayName.class) String gateway,
            int port,
            @OneOf(constantsOf = Kind.class) String mode,
            int percent,
            long latencyMillis,
            @Nullable @OneOf(constantsOf = Issuer.class) String issuer,
            @Nullable Integer requestsPerSecond) {
        static ModeView of(Gateway gateway, int port) {
            var mode = gateway.faults().mode();
            return new ModeView(
                    GatewayName.NAMES.nameOf(gateway.name()),
                    port,
                    Kind.NAMES.nameOf(mode.kind()),
                    mode.percent(),
                    mode.latency().toMillis(),
                    mode.issuer().map(Issuer.NAMES::nameOf).orElse(null),
                    mode.requestsPerSecond().isEmpty()
                            ? null
                            : mode.requestsPerSecond().getAsInt());
        }
    }

    record ModeList(List<ModeView> items) {}

    /// @param amount in won; absent for all that is left
    record ReversalForm(@Nullable @Positive Long amount) {}

    /// @param over whether the card company has decided
    record DisputeForm(@NotNull Boolean over) {}

    /// What is left of a payment that was taken back.
    record ReversalView(
            @OneOf(constantsOf = GatewayName.class) String gateway,
            String orderId,
            String paymentKey,
            long totalAmount,
            long balanceAmount) {
        static ReversalView of(Reversal reversal) {
            var payment = reversal.payment();
            return new ReversalView(
                    GatewayName.NAMES.nameOf(reversal.gateway().name()),
                    payment.orderId(),
                    payment.paymentKey(),
                    payment.total(),
                    payment.balance());
        }
    }

    record JournalPage(List<Entry> items, @Nullable String next) {}

    @GetMapping("/mode")
    ModeList modes() {
        return new ModeList(gateways.all().stream().map(this::view).toList());
    }

    @PutMapping("/mode")
    ModeList becomeAll(@RequestBody @Valid ModeForm form) {
        gateways.all().forEach(it -> become(it, form.toMode()));
        return modes();
    }

    @GetMapping("/{gateway}/mode")
    ModeView mode(@PathVariable String gateway) {
        return view(gateways.of(named(gateway)));
    }

    @PutMapping("/{gateway}/mode")
    ModeView become(@PathVariable String gateway, @RequestBody @Valid ModeForm form) {
        become(gateways.of(named(gateway)), form.toMode());
        return mode(gateway);
    }

    private void become(Gateway gateway, Mode mode) {
        gateway.faults().switchTo(mode);
        ports.set(gateway.name(), mode.kind() != Kind.UNREACHABLE);
    }

    private ModeView view(Gateway gateway) {
        return ModeView.of(gateway, ports.port(gateway.name()));
    }

    /// A gateway gives money back that no merchant asked for, as real ones do after a dispute or by hand.
    @PostMapping("/payments/{orderId}/reversals")
    ReversalView reverse(@PathVariable String orderId, @RequestBody @Valid ReversalForm form) {
        return ReversalView.of(gateways.reverse(orderId, Optional.ofNullable(form.amount())));
    }

    /// A customer disputes a payment with their card company; PortOne tells of it by a webhook, others by letter.
    @PostMapping("/payments/{orderId}/disputes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dispute(@PathVariable String orderId, @RequestBody @Valid DisputeForm form) {
        gateways.dispute(orderId, form.over());
    }

    /// @param gateway of which alone; absent for all
    @GetMapping(path = "/journal", params = "orderId")
    JournalPage journalOf(@RequestParam String orderId, @RequestParam(required = false) @Nullable String gateway) {
        return new JournalPage(books.journalOf(orderId, only(gateway)), null);
    }

    /// @param gateway of which alone; absent for all
    @GetMapping(path = "/journal", params = "!orderId")
    JournalPage journal(
            @RequestParam(defaultValue = "0") long cursor, @RequestParam(required = false) @Nullable String gateway) {
        var items = books.journalAfter(cursor, only(gateway), PAGE);
        var next = items.size() < PAGE ? null : Long.toString(items.getLast().position());
        return new JournalPage(items, next);
    }

    private static Optional<GatewayName> only(@Nullable String gateway) {
        return Optional.ofNullable(gateway).map(SimulatorController::named);
    }

    private static GatewayName named(String gateway) {
        return GatewayName.NAMES.find(gateway).orElseThrow(() -> new PgError(Reason.INVALID_REQUEST));
    }
}
