package dev.dosirak.relay.ticket;

import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Orders for tests: fried chicken for a customer in Mapo, made by Sunja or by Dongsu.
public final class Orders {

    public static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");
    public static final AnswerTimeouts FIVE_MINUTES = new AnswerTimeouts(Duration.ofMinutes(5), Duration.ofSeconds(30));
    public static final UUID SUNJA = UUID.fromString("00000000-0000-4000-8000-000000000001");
    public static final UUID DONGSU = UUID.fromString("00000000-0000-4000-8000-000000000002");
    public static final OrderSummary CHICKEN_FOR_MAPO = slip(UUID.randomUUID(), SUNJA);

    private Orders() {}

    /// @param owner whose terminals it will ring
    public static OrderSummary slip(UUID order, UUID owner) {
        var line = new OrderSummary.Line(
                UUID.randomUUID(),
                "후라이드 치킨",
                2,
                Won.of(18_000),
                List.of(new OrderSummary.Option("매운맛", Won.of(500))),
                Won.of(37_000));
        return new OrderSummary(
                order,
                UUID.randomUUID(),
                owner,
                "순자네 치킨",
                List.of(line),
                Won.of(40_000),
                new OrderSummary.Place("서울 마포구 와우산로 94", "101동 302호"),
                "무 많이 주세요");
    }
}
