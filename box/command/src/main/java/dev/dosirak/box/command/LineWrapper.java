package dev.dosirak.box.command;

import dev.dosirak.demo.terminal.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/// A text of somebody else's, in lines that fit.
final class LineWrapper {

    private LineWrapper() {}

    /// Broken between words where that is possible.
    ///
    /// @param columns 0 when everything fits
    static List<String> wrap(String text, int columns) {
        // What moves the cursor or goes on a new line would break the screen.
        var rest = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        var lines = new ArrayList<String>();
        while (columns > 0 && DisplayWidth.of(rest) > columns) {
            int end = fitting(rest, columns);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        lines.add(rest);
        return lines;
    }

    private static int fitting(String text, int columns) {
        int end = 0;
        int next = text.offsetByCodePoints(0, 1);
        while (DisplayWidth.of(text.substring(0, next)) <= columns) {
            end = next;
            next = text.offsetByCodePoints(next, 1);
        }
        return Math.max(end, 1);
    }
}
