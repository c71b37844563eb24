package dev.dosirak.order.life;

import java.time.Duration;
import java.util.function.Consumer;

/// Orders that time may have overtaken. Each is handed over at least once; whether it is still overdue is for the
/// order's
/// rules to say.
public interface Overdue {

    /// Those placed at least `ago`.
    void placed(Duration ago, Consumer<OrderId> then);

    /// Those paid at least `ago`.
    void paid(Duration ago, Consumer<OrderId> then);
}
