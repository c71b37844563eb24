package dev.dosirak.payment.pg.portone;

import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A payment as PortOne shows it, as far as we look.
record PortonePayment(
        @Nullable String status,
        @Nullable String id,
        @Nullable String currency,
        @Nullable Amount amount,
        @Nullable Method method,
        @Nullable Failure failure,
        @Nullable List<Cancellation> cancellations) {

    /// @param pgCode of the company behind it
    record Failure(@Nullable String pgCode) {}

    /// @param total asked for
    /// @param cancelled given back of it
    record Amount(@Nullable Won total, @Nullable Won cancelled) {}

    /// A card's; what else it says is not repeated, for the billing key is in it.
    record Method(@Nullable JsonNode installment) {}

    /// @param status of a cancel; whether one that is only requested has given anything back, nobody knows
    record Cancellation(@Nullable String status) {}

    /// One that took money once; whether it still has any, its amounts say.
    private static final Set<String> TOOK_MONEY = Set.of("PAID", "PARTIAL_CANCELLED", "CANCELLED");

    /// A window was opened for it, and nobody has paid. A browser may have chosen a virtual account in it, which we do
    /// not offer: a deposit would be found as any other payment.
    boolean waits() {
        return "READY".equals(status) || "VIRTUAL_ACCOUNT_ISSUED".equals(status);
    }

    /// What it was asked for, whoever asked.
    Optional<Won> total() {
        return Optional.ofNullable(amount).map(Amount::total);
    }

    /// Whatever stands there, the money is what counts.
    OptionalInt months() {
        return method == null || method.installment() == null
                ? OptionalInt.empty()
                : method.installment().path("month").asIntOpt();
    }

    boolean hasFailed() {
        return "FAILED".equals(status);
    }

    /// Of the company that has refused it.
    @Nullable
    String pgCode() {
        return failure == null ? null : failure.pgCode();
    }

    boolean isOf(Object paymentId) {
        return paymentId.toString().equals(id);
    }

    /// What it has still of that much money in won; empty when it took another amount, or none yet, or has not ended a
    /// cancel yet.
    Optional<Won> leftOf(Won asked) {
        if (cancellations != null && cancellations.stream().anyMatch(it -> "REQUESTED".equals(it.status()))) {
            return Optional.empty();
        }
        if (status == null || !TOOK_MONEY.contains(status) || !"KRW".equals(currency) || amount == null) {
            return Optional.empty();
        }
        if (amount.cancelled() == null || !asked.equals(amount.total())) {
            return Optional.empty();
        }
        var left = asked.minus(amount.cancelled());
        return left.compareTo(Won.ZERO) < 0 || left.compareTo(asked) > 0 ? Optional.empty() : Optional.of(left);
    }
}
