package dev.dosirak.drills.crash;

import dev.dosirak.drills.rig.Figures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Promises that were broken, and by what.
public final class Violations {

    private static final int SHOWN = 10;

    public enum Invariant {
        /// An order that is not failed is paid, and what is paid is such an order's or was given back.
        I1,
        /// No order is charged twice.
        I2,
        /// Every copy equals its source, and nothing was put aside.
        I5,
        /// Nothing has its effect twice.
        I6,
        /// What a client was told is so.
        I7;

        /// What it promises.
        public String words() {
            return switch (this) {
                case I1 -> "paid if and only if the order lives, or given back";
                case I2 -> "no order is charged twice";
                case I5 -> "every copy equals its source";
                case I6 -> "no effect twice";
                case I7 -> "what a customer was told is so";
            };
        }
    }

    private final Map<Invariant, List<String>> found = new EnumMap<>(Invariant.class);

    void add(Invariant invariant, String what, Object... values) {
        found.computeIfAbsent(invariant, _ -> new ArrayList<>()).add(what.formatted(values));
    }

    /// In words.
    public List<String> of(Invariant invariant) {
        return found.getOrDefault(invariant, List.of());
    }

    public long count() {
        return found.values().stream().mapToLong(List::size).sum();
    }

    /// The number of each kind as a figure, and the first few in words.
    public void tell(Figures figures, String metric) {
        for (var invariant : Invariant.values()) {
            var all = of(invariant);
            figures.never(metric + "." + invariant, all.size(), "violations");
            all.stream().limit(SHOWN).forEach(it -> figures.say("  %s: %s", invariant, it));
        }
    }

    @Override
    public String toString() {
        return found.toString();
    }
}
