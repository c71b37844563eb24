package dev.dosirak.pgsimulator.gateway;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// What a gateway says of one day to its merchant, in won.
///
/// @param day that it says it is of
/// @param wrongEncoding whether it is written in another encoding than was agreed
/// @param half whether it ends in the midst of it
public record Statement(LocalDate day, List<Line> lines, boolean wrongEncoding, boolean half) {

    /// @param key its own name
    /// @param amount below zero for a cancel, as are the fee and its VAT then
    /// @param fee without VAT
    /// @param deposited whether it is of a payment by deposit
    public record Line(
            String key,
            String orderId,
            String paymentKey,
            boolean taken,
            long amount,
            long fee,
            long vat,
            LocalDate soldOn,
            LocalDate paidOutOn,
            boolean deposited) {

        public long payOut() {
            return amount - fee - vat;
        }
    }

    /// @param state `paid` or `returned`
    public record PayOut(String reference, LocalDate date, long amount, String state) {}

    public long sum() {
        return lines.stream().mapToLong(Line::amount).sum();
    }

    public long payOut() {
        return lines.stream().mapToLong(Line::payOut).sum();
    }

    /// What goes over the wire.
    ///
    /// @param agreed its bytes in the encoding that was agreed
    /// @param other in another one
    public byte[] sent(byte[] agreed, byte[] other) {
        var bytes = wrongEncoding ? other : agreed;
        return half ? Arrays.copyOf(bytes, bytes.length / 2) : bytes;
    }
}
