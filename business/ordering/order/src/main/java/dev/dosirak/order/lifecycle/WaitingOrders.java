package dev.dosirak.order.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Orders that wait for somebody's word.
public interface WaitingOrders {

    /// @param since when its last step was told
    /// @param knownBefore whether whoever has the word had heard of the order before, so that he knows it even
    ///     if the step was lost
    record OverdueOrder(OrderId order, Instant since, boolean knownBefore) {}

    /// Some whose word has been out for longer than usual, by who has it. Each is handed to one node, and comes again
    /// later and later for as long as it waits.
    Map<AwaitedService, List<OverdueOrder>> overdue();

    /// Looks at those that have waited very long, and for those that nobody put down, and puts right what is known of
    /// their waiting.
    void repair();
}
