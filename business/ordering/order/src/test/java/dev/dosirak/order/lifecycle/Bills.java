package dev.dosirak.order.lifecycle;

import static dev.dosirak.order.menu.Menus.CHICKEN;
import static dev.dosirak.order.menu.Menus.MINA;

import dev.dosirak.order.menu.Menus;
import dev.dosirak.order.menu.PricedLine;
import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A chicken from Mina's, 18,000 won and 2,000 for the way, as tests order it.
public final class Bills {

    private Bills() {}

    public static Bill of(OrderId id, UUID customer) {
        return of(id, customer, UUID.randomUUID());
    }

    /// Paid in a payment gateway's window.
    public static Bill forWindow(OrderId id, UUID customer) {
        return of(id, customer, null);
    }

    private static Bill of(OrderId id, UUID customer, @Nullable UUID paymentMethod) {
        return new Bill(
                id,
                customer,
                new Bill.Seller(UUID.randomUUID(), MINA, "미나네 치킨", "02-333-1234", "양화로 100", Menus.MAPO),
                List.of(new PricedLine(CHICKEN, "후라이드", 1, Won.of(18_000), List.of())),
                Won.of(2_000),
                new Destination("월드컵로 1", "301호", "010-1234-5678", Menus.AROUND_THE_CORNER),
                paymentMethod,
                null,
                "맵게 해 주세요",
                "문 앞에 놓아 주세요");
    }
}
