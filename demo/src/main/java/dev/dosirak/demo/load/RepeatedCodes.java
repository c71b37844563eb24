package dev.dosirak.demo.load;

import java.io.IOException;
import java.util.BitSet;

/// The codes that stand in a file more than once, found by reading all of it before anything is sent.
///
/// A code is one bit, and tens of millions of rows fit into the memory of a small program: a code whose bit was set
/// before stands there again, or shares its bit with another. So there are some too many in here, of usual rows one in
/// fifty or fewer, and none is missing; whoever must not take one for the other keeps these codes themselves.
final class RepeatedCodes {

    private static final int FEWEST_BITS = 20;
    private static final int MOST_BITS = 30;
    private static final int SCATTER = 0x9E3779B9;

    private final int unused;
    private final BitSet repeated;

    private RepeatedCodes(int unused, BitSet repeated) {
        this.unused = unused;
        this.repeated = repeated;
    }

    /// @param rows all of a file, which are read to their end
    /// @param size the file's in bytes; a bit for each of them is plenty for codes
    static RepeatedCodes of(Rows rows, long size) throws IOException {
        int log = Math.clamp(Long.SIZE - Long.numberOfLeadingZeros(size), FEWEST_BITS, MOST_BITS);
        var seen = new BitSet(1 << log);
        var codes = new RepeatedCodes(Integer.SIZE - log, new BitSet(1 << log));
        for (var row = rows.next(); row != null; row = rows.next()) {
            if (row instanceof Row.Good good) {
                int bit = codes.bitOf(good.code());
                (seen.get(bit) ? codes.repeated : seen).set(bit);
            }
        }
        return codes;
    }

    /// Whether this row's code may stand in another one, too.
    boolean isIn(Row.Good row) {
        var code = row.code();
        return !code.isEmpty() && repeated.get(bitOf(code));
    }

    private int bitOf(String code) {
        return (code.hashCode() * SCATTER) >>> unused;
    }
}
