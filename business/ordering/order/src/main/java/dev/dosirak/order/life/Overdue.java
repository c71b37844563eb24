package dev.dosirak.order.life;

import java.time.Duration;
import java.util.function.Consumer;

/// Orders that time may have overtaken. Each is handed over at least once; whether it is still overdue is for the
/// order's rules to say. One whose handling fails does not stop the others, and is handed over again next time; the
/// failure is thrown when all have had their turn.
public interface Overdue {

    /// Those placed at least `ago`.
    void placed(Duration ago, Consumer<OrderId> then);

    /// Those paid at least `ago`.
    void paid(Duration ago, Consumer<OrderId> then);
}
