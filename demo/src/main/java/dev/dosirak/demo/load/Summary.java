package dev.dosirak.demo.load;

/// What became of a file's rows.
///
/// @param settled how many rows, from the file's beginning, need not be sent again
/// @param whole   whether that is all of them
public record Summary(long settled, long imported, long unchanged, long refused, boolean whole) {

    static final Summary NOTHING = new Summary(0, 0, 0, 0, false);

    Summary plus(long rows, long moreImported, long moreUnchanged, long moreRefused) {
        return new Summary(
                settled + rows, imported + moreImported, unchanged + moreUnchanged, refused + moreRefused, whole);
    }

    Summary ended() {
        return new Summary(settled, imported, unchanged, refused, true);
    }
}
