package dev.dosirak.demo.load;

import dev.dosirak.platform.kernel.Text;
import java.util.HashMap;
import java.util.Map;

/// On which line of a file each code stands first. A row whose code is there already is not sent: batches are under
/// way side by side, so it would be chance which of the two stays.
final class FirstLines {

    private final Map<String, Long> lines = new HashMap<>();

    Row check(Row.Good row) {
        var code = Text.line(row.content().path("code").asString(""));
        var first = code.isEmpty() ? null : lines.putIfAbsent(code, row.line());
        return first == null
                ? row
                : new Row.Broken(
                        row.line(), code, "code-twice: line %d has this code already, and counts".formatted(first));
    }
}
