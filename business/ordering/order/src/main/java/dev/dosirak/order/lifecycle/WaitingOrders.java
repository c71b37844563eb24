package dev.dosirak.order.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Orders that wait for another service.
public interface WaitingOrders {

    /// @param since when its last step was published
    /// @param knownBefore whether whoever must answer knew of the order before, so that he knows it even
    ///     if the step was lost
    record OverdueOrder(OrderId order, Instant since, boolean knownBefore) {}

    /// Some that have waited for longer than usual, by the service they wait for. Each is handed to one node,
    /// and comes again later and later for as long as it waits.
    Map<AwaitedService, List<OverdueOrder>> overdue();

    /// Looks at those that have waited very long, and for those that nobody put down, and puts right what is
    /// known of their waiting.
    void repair();
}
