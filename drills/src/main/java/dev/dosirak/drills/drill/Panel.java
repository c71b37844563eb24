package dev.dosirak.drills.drill;

import java.util.List;

/// One picture of the report; all have the same time line.
public sealed interface Panel {

    String title();

    /// What a colour stands for.
    enum Colour {
        GOOD,
        CAUTION,
        BAD,
        DOUBT,
        FIRST,
        SECOND,
        THIRD
    }

    /// Something that happened at a second.
    ///
    /// @param second since the load began
    record Moment(double second, double value) {}

    /// Numbers per second, one kind upon the other.
    record Counts(String title, List<Kind> kinds) implements Panel {}

    /// How often and when.
    record Kind(String name, Colour colour, double[] seconds) {}

    /// How long things took: the median and the 99th percentile of each span.
    record Times(String title, String unit, List<Moment> moments) implements Panel {}

    /// States over time, one row upon the other.
    record States(String title, List<Row> rows) implements Panel {}

    record Row(String name, List<State> states) {}

    record State(String name, Colour colour, double from, double to) {}
}
