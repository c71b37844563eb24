package dev.dosirak.box.command;

import dev.dosirak.box.command.CopyState.Importing;
import java.util.OptionalLong;

/// How far an import has come, in a bar and in figures.
final class ImportLine {

    private static final int WIDEST = 28;
    private static final int NARROWEST = 6;

    private ImportLine() {}

    /// `12,000 of 300,000, 4,870 a second`; without a total where nobody knows it.
    static String figures(Importing it, OptionalLong rate) {
        var counts = it.expected() == 0
                ? "%,d so far".formatted(it.imported())
                : "%,d of %,d".formatted(it.imported(), it.expected());
        return rate.isEmpty() ? counts : counts + ", %,d a second".formatted(rate.getAsLong());
    }

    /// The figures behind a bar.
    ///
    /// @param columns how much room there is
    static String bar(Importing it, OptionalLong rate, int columns) {
        var figures = figures(it, rate);
        if (it.expected() == 0) {
            return figures;
        }
        int width = Math.clamp(columns - "[] ".length() - figures.length(), NARROWEST, WIDEST);
        int filled = (int) (Math.clamp((double) it.imported() / it.expected(), 0, 1) * width);
        return "[%s%s] %s".formatted("#".repeat(filled), ".".repeat(width - filled), figures);
    }
}
