package dev.dosirak.drills.drill;

import java.util.List;

/// One picture of the report; all have the same time line.
public sealed interface Panel {

    String title();

    /// What it shows, for somebody who sees it for the first time.
    String note();

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
    record Counts(String title, String note, List<Kind> kinds) implements Panel {}

    /// How often and when.
    record Kind(String name, Colour colour, double[] seconds) {}

    /// How long things took: the median and the 99th percentile of each span.
    record Times(String title, String note, String unit, List<Moment> moments) implements Panel {}

    /// States over time, one row upon the other.
    record States(String title, String note, List<Row> rows) implements Panel {}

    record Row(String name, List<State> states) {}

    /// @param name of its kind
    /// @param share how much of it, from 0 to 1
    record State(String name, Colour colour, double share, double from, double to) {

        /// With the share where it is not the whole.
        String label() {
            return share < 1 ? "%s %.0f %%".formatted(name, 100 * share) : name;
        }
    }
}
