package dev.dosirak.orderhistory.view;

import dev.dosirak.platform.kernel.PageCursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that is known of one order.
///
/// @param steps by sequence, oldest first; never empty
/// @param courier null while nobody carries it
public record OrderView(
        UUID order,
        Parties parties,
        Receipt receipt,
        Instant placedAt,
        List<Step> steps,
        @Nullable Courier courier) {

    /// Its place in somebody's list.
    public PageCursor cursor() {
        return new PageCursor(placedAt, order);
    }

    /// Who carries an order.
    ///
    /// @param since null when only the order itself told us who it was
    public record Courier(UUID rider, @Nullable Instant since) {}

    public OrderView {
        steps = List.copyOf(steps);
    }

    /// Where it stands: the state of its latest step.
    public String state() {
        return steps.getLast().state();
    }

    /// The order's version, as far as we know.
    public long sequence() {
        return steps.getLast().sequence();
    }

    /// The latest step into that state.
    public Optional<Step> last(String state) {
        return steps.reversed().stream().filter(it -> it.state().equals(state)).findFirst();
    }
}
