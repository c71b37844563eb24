package dev.dosirak.drills.drill;

import dev.dosirak.drills.drill.Panel.Colour;
import dev.dosirak.drills.drill.Panel.Counts;
import dev.dosirak.drills.drill.Panel.Kind;
import dev.dosirak.drills.drill.Panel.Moment;
import dev.dosirak.drills.drill.Panel.Row;
import dev.dosirak.drills.drill.Panel.State;
import dev.dosirak.drills.drill.Panel.States;
import dev.dosirak.drills.drill.Panel.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// What came of a drill that nobody has to play.
final class RecordedDrill {

    private static final int SECONDS = 90;

    private RecordedDrill() {}

    static DrillResult in(Mode mode, Check... checks) {
        var even = IntStream.range(0, 10 * SECONDS).mapToDouble(it -> it / 10.0).toArray();
        return new DrillResult(
                "pg-outage",
                "The gateway <dies> & customers order.",
                mode,
                List.of("One gateway"),
                "While the gateway was dead, 0 of 300 orders were paid.",
                List.of(new KeyFigure("0 of 300", "orders paid while it was dead"), new KeyFigure("900", "orders")),
                Instant.parse("2026-12-02T01:02:03Z"),
                SECONDS,
                Map.of("seed", "7"),
                "./dosirak drill pg-outage --mode before --seed 7",
                List.of(
                        new Phase("well", 0, 30, false),
                        new Phase("it hangs", 30, 60, true),
                        new Phase("back", 60, 90, false)),
                List.of(stats(), stats(), stats()),
                stats(),
                List.of(
                        new Counts("Orders", "Each order.", List.of(new Kind("paid", Colour.GOOD, even))),
                        new Times(
                                "Answers",
                                "How long they took.",
                                "ms",
                                List.of(new Moment(3, 12), new Moment(40, 900))),
                        new States(
                                "Gateways",
                                "As we see them.",
                                List.of(new Row("toss", List.of(new State("open", Colour.BAD, 1, 31, 60)))))),
                List.of(checks));
    }

    private static AnswerStats stats() {
        return AnswerStats.of(List.of(answer(201, 10), answer(503, 3)));
    }

    static OrderAnswer answer(int status, long millis) {
        return new OrderAnswer(Instant.EPOCH, millis, new UUID(0, 1), "key", status, null, "");
    }
}
