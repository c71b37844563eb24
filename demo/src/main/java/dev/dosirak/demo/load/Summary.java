package dev.dosirak.demo.load;

/// What became of a file's rows.
///
/// @param settled how many rows, from the file's beginning, need not be sent again
/// @param skipped left out on purpose
/// @param whole   whether that is all of them
public record Summary(long settled, long imported, long unchanged, long refused, long skipped, boolean whole) {

    static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, false);

    Summary plus(Batch.Outcome more) {
        return new Summary(
                settled + more.rows(),
                imported + more.imported(),
                unchanged + more.unchanged(),
                refused + more.refused().size(),
                skipped + more.skipped(),
                whole);
    }

    /// Where the next run goes on. What was refused may be taken then, since its owner has come; all of the file is
    /// sent for it, as the platform knows the rest.
    Summary next() {
        return whole && refused > 0 ? NOTHING : this;
    }

    Summary ended() {
        return new Summary(settled, imported, unchanged, refused, skipped, true);
    }
}
