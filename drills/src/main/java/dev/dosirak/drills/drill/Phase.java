package dev.dosirak.drills.drill;

/// A span of a drill, in seconds since its load began.
///
/// @param ill whether something is broken then
public record Phase(String name, double from, double to, boolean ill) {

    boolean has(double second) {
        return second >= from && second < to;
    }
}
