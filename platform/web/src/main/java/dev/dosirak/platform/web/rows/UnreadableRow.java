package dev.dosirak.platform.web.rows;

/// It has not even the form of a row.
public final class UnreadableRow extends Exception {

    private final String code;
    private final String reason;

    UnreadableRow(String code, String reason, String sentence) {
        super(sentence);
        this.code = code;
        this.reason = reason;
    }

    /// @param row its number
    public RowError at(int row) {
        return new RowError(row, code, reason, String.valueOf(getMessage()));
    }
}
