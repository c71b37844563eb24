package dev.dosirak.drills.drill;

/// Something that must be true at the end.
///
/// @param detail what was found
/// @param isPromise or else a goal of a bench, which has a figure for it
public record Check(String name, boolean held, String detail, boolean isPromise) {

    public Check(String name, boolean held, String detail) {
        this(name, held, detail, true);
    }
}
