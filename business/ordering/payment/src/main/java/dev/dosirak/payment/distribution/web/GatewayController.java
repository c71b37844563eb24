package dev.dosirak.payment.distribution.web;

import dev.dosirak.payment.distribution.GatewayHealth;
import dev.dosirak.payment.distribution.GatewayHealth.Condition;
import dev.dosirak.payment.distribution.GatewayHealth.Level;
import dev.dosirak.payment.distribution.GatewayOperation;
import dev.dosirak.payment.distribution.GatewayOperation.Switch;
import dev.dosirak.payment.distribution.GatewaySettings.Author;
import dev.dosirak.payment.distribution.GatewaySettings.Change;
import dev.dosirak.payment.distribution.GatewayTable;
import dev.dosirak.payment.distribution.GatewayTerms;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.caller.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The payment gateways: what operators have set, and how they do.
@RestController
@RequestMapping("/api/v1/payments/gateways")
class GatewayController {

    private static final int LATEST = 100;
    private static final int WHY = 500;

    private final GatewayTable table;
    private final GatewayHealth health;
    private final GatewayOperation operation;

    GatewayController(GatewayTable table, GatewayHealth health, GatewayOperation operation) {
        this.table = table;
        this.health = health;
        this.operation = operation;
    }

    /// @param state as this node sees it: `closed` lets all payments through, `ramping` some, `open` none
    /// @param windows the same of its windows alone
    /// @param since when it has been in its state
    /// @param ramp of the payments meant for it that it gets, from 0 to 1
    /// @param lastMinute payments that this node asked of it
    /// @param shareOfLastMinute from 0 to 1
    /// @param inFlight requests of this node under way
    record GatewayView(
            String gateway,
            int weight,
            boolean on,
            List<String> brandsOff,
            List<String> methodsOff,
            int perSecond,
            Won leastAmount,
            Won mostAmount,
            @OneOf(constantsOf = Level.class) String state,
            @OneOf(constantsOf = Level.class) String windows,
            Instant since,
            double ramp,
            int lastMinute,
            double shareOfLastMinute,
            int inFlight) {

        static GatewayView of(GatewayTerms terms, Condition condition, Level windows, int allOfLastMinute) {
            return new GatewayView(
                    terms.gateway(),
                    terms.weight(),
                    terms.on(),
                    terms.brandsOff().stream().sorted().toList(),
                    terms.methodsOff().stream().sorted().toList(),
                    terms.perSecond(),
                    terms.least(),
                    terms.most(),
                    Level.NAMES.nameOf(condition.level()),
                    Level.NAMES.nameOf(windows),
                    condition.since(),
                    condition.share(),
                    condition.lastMinute(),
                    allOfLastMinute == 0 ? 0 : condition.lastMinute() / (double) allOfLastMinute,
                    condition.inFlight());
        }
    }

    record GatewayList(List<GatewayView> items, @Nullable String next) {}

    /// @param what as `weight`, `switch`, `brand kb`
    record ChangeView(Instant at, UUID by, String gateway, String what, String from, String to, String why) {

        static ChangeView of(Change change) {
            return new ChangeView(
                    change.at(),
                    change.by(),
                    change.gateway(),
                    change.what(),
                    change.from(),
                    change.to(),
                    change.why());
        }
    }

    record ChangeList(List<ChangeView> items, @Nullable String next) {}

    /// @param why for who asks later
    record Weight(int weight, @NotBlank @Size(max = WHY) String why) {}

    /// @param why for who asks later
    record SwitchPosition(
            boolean on, @NotBlank @Size(max = WHY) String why) {}

    /// @param perSecond requests that our contract allows
    /// @param why for who asks later
    record Limits(
            int perSecond,
            @NotNull Won leastAmount,
            @NotNull Won mostAmount,
            @NotBlank @Size(max = WHY) String why) {}

    /// There are few gateways, and so no second page.
    @GetMapping
    GatewayList gateways(Caller.Operator operator) {
        var terms = table.all();
        var conditions =
                terms.stream().map(it -> health.condition(it.gateway())).toList();
        int payments = conditions.stream().mapToInt(Condition::lastMinute).sum();
        var items = new ArrayList<GatewayView>();
        for (int i = 0; i < terms.size(); i++) {
            items.add(GatewayView.of(
                    terms.get(i), conditions.get(i), health.windows(terms.get(i).gateway()), payments));
        }
        return new GatewayList(items, null);
    }

    /// The latest only.
    @GetMapping("/changes")
    ChangeList gatewayChanges(Caller.Operator operator) {
        return new ChangeList(
                operation.changes(LATEST).stream().map(ChangeView::of).toList(), null);
    }

    @PutMapping("/{gateway}/weight")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void weighGateway(Caller.Operator operator, @PathVariable String gateway, @RequestBody @Valid Weight weight) {
        operation.weigh(gateway, weight.weight(), new Author(operator.id(), weight.why()));
    }

    @PutMapping("/{gateway}/switch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchGateway(
            Caller.Operator operator, @PathVariable String gateway, @RequestBody @Valid SwitchPosition position) {
        turn(operator, gateway, new Switch.Gateway(), position);
    }

    @PutMapping("/{gateway}/brands/{brand}/switch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchBrand(
            Caller.Operator operator,
            @PathVariable String gateway,
            @PathVariable String brand,
            @RequestBody @Valid SwitchPosition position) {
        turn(operator, gateway, new Switch.Brand(brand), position);
    }

    @PutMapping("/{gateway}/methods/{method}/switch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchMethod(
            Caller.Operator operator,
            @PathVariable String gateway,
            @PathVariable String method,
            @RequestBody @Valid SwitchPosition position) {
        turn(operator, gateway, new Switch.Method(method), position);
    }

    @PutMapping("/{gateway}/limits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void limitGateway(Caller.Operator operator, @PathVariable String gateway, @RequestBody @Valid Limits limits) {
        operation.limit(
                gateway,
                limits.perSecond(),
                limits.leastAmount(),
                limits.mostAmount(),
                new Author(operator.id(), limits.why()));
    }

    private void turn(Caller.Operator operator, String gateway, Switch what, SwitchPosition position) {
        operation.turn(gateway, what, position.on(), new Author(operator.id(), position.why()));
    }
}
