package dev.dosirak.pgsimulator.gateway;

/// What is wrong with a gateway's statements and pay-outs just now. Not kept over a restart.
///
/// @param leaveOut so many lines at the beginning
/// @param add so many lines of payments that nobody made
/// @param wrongAmount in so many lines, by 1,000 won
/// @param doubled whether a line stands in it twice
/// @param half whether it ends in the midst of it
/// @param yesterday whether it is that of the day before
/// @param wrongEncoding whether it is written in another encoding
/// @param payLess in won, of each pay-out
/// @param returned whether pay-outs go back
public record StatementFaults(
        int leaveOut,
        int add,
        int wrongAmount,
        boolean doubled,
        boolean half,
        boolean yesterday,
        boolean wrongEncoding,
        long payLess,
        boolean returned) {

    public static final StatementFaults NONE = new StatementFaults(0, 0, 0, false, false, false, false, 0, false);
}
