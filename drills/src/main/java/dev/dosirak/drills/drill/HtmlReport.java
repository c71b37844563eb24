package dev.dosirak.drills.drill;

import dev.dosirak.drills.drill.Panel.Counts;
import dev.dosirak.drills.drill.Panel.States;
import dev.dosirak.drills.drill.Panel.Times;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What came of a drill, in one file that needs nothing else: no script, no font and no picture from elsewhere.
final class HtmlReport {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH).withZone(ZoneId.of("Asia/Seoul"));

    private static final String STYLE = """
            :root { color-scheme: light dark; --ground: #FBF8F1; --text: #16241D; --edge: #777C72; --soft: #EFEADD;
              --ill: #A62B1F22; --good: #2B6B3F; --caution: #E0A400; --bad: #A62B1F; --doubt: #777C72;
              --first: #23489A; --second: #E0A400; --third: #5C8F6B; }
            @media (prefers-color-scheme: dark) { :root { --ground: #121A16; --text: #F3EFE4; --edge: #8A9085;
              --soft: #1E2823; --ill: #E0695C33; --good: #6DB584; --caution: #FFC21A; --bad: #E0695C; --doubt: #8A9085;
              --first: #8FAEF0; --second: #FFC21A; --third: #6DB584; } }
            @media print { :root { --ground: #fff; --text: #000; --soft: #eee; } section { break-inside: avoid; }
              * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 1040px; padding: 24px; background: var(--ground); color: var(--text);
              font: 16px/24px Pretendard, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", system-ui, sans-serif;
              word-break: keep-all; }
            h1 { font-size: 28px; line-height: 36px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 24px 0 4px; }
            p { margin: 4px 0 12px; } ul { margin: 4px 0 12px; padding-left: 20px; }
            .verdict { display: inline-block; border: 2px solid; border-radius: 12px; padding: 4px 14px; font-weight: 700; }
            .verdict.yes, .yes { color: var(--good); } .verdict.no, .no { color: var(--bad); }
            .outcome { font-size: 20px; line-height: 28px; } .figures { display: flex; flex-wrap: wrap; gap: 12px; }
            .figures div { flex: 1 1 180px; background: var(--soft); border-radius: 12px; padding: 12px 16px; }
            .figures b { display: block; font-size: 24px; line-height: 32px; } .figures span { font-size: 14px; }
            .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            th, td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid var(--soft); vertical-align: top; }
            th { font-weight: 600; } td.n, th.n { text-align: right; white-space: nowrap; }
            tr.ill td { background: var(--ill); } tr.all td { font-weight: 600; }
            code { background: var(--soft); border-radius: 6px; padding: 1px 6px; word-break: break-all; }
            svg { display: block; width: 100%; height: auto; } .axis { font-size: 11px; fill: var(--text); }
            .state { font-size: 11px; fill: var(--ground); }
            .grid { stroke: var(--soft); fill: none; } .frame { stroke: var(--edge); fill: none; }
            .well { fill: none; } .ill { fill: var(--ill); } .key { margin-right: 16px; white-space: nowrap; font-size: 14px; }
            .key i { display: inline-block; width: 12px; height: 12px; border-radius: 3px; margin-right: 5px; }
            .line { fill: none; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
            """;

    private HtmlReport() {}

    static String of(DrillResult result) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%1$s, %2$s</title>
                <style>
                %3$s%4$s</style></head><body>
                <h1>Drill %1$s, %2$s</h1>
                <p>%5$s</p>
                %6$s
                <p class="outcome">%7$s</p>
                %8$s
                <h2>Switched on</h2>
                %9$s
                <section><h2>What must be true</h2>
                %10$s</section>
                <section><h2>What happened when</h2>
                <p>The numbers stand above the pictures, too. Where something was broken, the ground is shaded.
                What customers were told who ordered then:</p>
                %11$s</section>
                %12$s
                <section><h2>Where and how</h2>
                %13$s
                <p>Again, with the same choices: <code>%14$s</code></p></section>
                </body></html>
                """.formatted(
                        text(result.drill()),
                        result.mode(),
                        STYLE,
                        colours(),
                        text(result.story()),
                        verdict(result),
                        text(result.outcome()),
                        figures(result),
                        list(result.design()),
                        checks(result),
                        phases(result),
                        panels(result),
                        origin(result),
                        text(result.command()));
    }

    private static String colours() {
        var css = new StringBuilder();
        for (var colour : Panel.Colour.values()) {
            var name = colour.name().toLowerCase(Locale.ROOT);
            css.append(".s-%1$s { fill: var(--%1$s); } .key .s-%1$s { background: var(--%1$s); } ".formatted(name))
                    .append(".line.s-%1$s { stroke: var(--%1$s); fill: none; }\n".formatted(name));
        }
        return css.toString();
    }

    private static String verdict(DrillResult result) {
        return "<p class=\"verdict %s\">%s %s</p>"
                .formatted(result.isAsItShould() ? "yes" : "no", result.isAsItShould() ? "✓" : "✗", result.verdict());
    }

    private static String figures(DrillResult result) {
        return result.figures().stream()
                .map(it -> "<div><b>%s</b><span>%s</span></div>".formatted(text(it.value()), text(it.words())))
                .collect(Collectors.joining("", "<div class=\"figures\">", "</div>"));
    }

    private static String list(List<String> lines) {
        return lines.stream().map(it -> "<li>" + text(it) + "</li>").collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String checks(DrillResult result) {
        return result.checks().stream()
                .map(it -> "<tr><td class=\"%s\">%s</td><td>%s</td><td>%s</td></tr>\n"
                        .formatted(it.held() ? "yes" : "no", it.held() ? "✓" : "✗", text(it.name()), text(it.detail())))
                .collect(Collectors.joining(
                        "",
                        "<div class=\"wide\"><table><tr><th></th><th>what</th><th>found</th></tr>\n",
                        "</table></div>"));
    }

    private static String panels(DrillResult result) {
        return result.panels().stream()
                .map(it -> "<section><h2>%s</h2>\n<p>%s</p>\n<p>%s</p>\n%s</section>\n"
                        .formatted(
                                text(it.title()),
                                text(it.note()),
                                key(it),
                                Chart.of(it, result.phases(), result.seconds())))
                .collect(Collectors.joining());
    }

    private static String key(Panel panel) {
        var colours = new LinkedHashMap<String, Panel.Colour>();
        switch (panel) {
            case Counts it ->
                it.kinds()
                        .forEach(kind ->
                                colours.put("%s (%d)".formatted(kind.name(), kind.seconds().length), kind.colour()));
            case Times _ -> {
                colours.put("median", Panel.Colour.FIRST);
                colours.put("99th percentile", Panel.Colour.BAD);
            }
            case States it ->
                it.rows().stream()
                        .flatMap(row -> row.states().stream())
                        .forEach(state -> colours.putIfAbsent(state.name(), state.colour()));
        }
        return colours.entrySet().stream()
                .map(it -> "<span class=\"key\"><i class=\"%s\"></i>%s</span>"
                        .formatted(Chart.css(it.getValue()), text(it.getKey())))
                .collect(Collectors.joining());
    }

    private static String phases(DrillResult result) {
        var rows = new StringBuilder("""
                <div class="wide"><table><tr><th class="n">no.</th><th>phase</th><th class="n">from</th><th class="n">to</th>
                <th class="n">requests</th><th class="n">ok</th><th class="n">refused</th><th class="n">errors</th>
                <th class="n">unknown</th><th class="n">p50</th><th class="n">p99</th></tr>
                """);
        for (int i = 0; i < result.phases().size(); i++) {
            var phase = result.phases().get(i);
            rows.append(row(
                    phase.ill() ? "ill" : "",
                    Integer.toString(i + 1),
                    phase.name(),
                    String.format(Locale.ROOT, "%.0f s", phase.from()),
                    String.format(Locale.ROOT, "%.0f s", phase.to()),
                    result.answers().get(i)));
        }
        rows.append(row("all", "", "all", "", "", result.all()));
        return rows.append("</table></div>").toString();
    }

    private static String row(String css, String number, String name, String from, String to, AnswerStats it) {
        return ("<tr class=\"%s\"><td class=\"n\">%s</td><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td>"
                        + "<td class=\"n\">%d</td><td class=\"n\">%d</td><td class=\"n\">%d</td><td class=\"n\">%d</td>"
                        + "<td class=\"n\">%d</td><td class=\"n\">%d ms</td><td class=\"n\">%d ms</td></tr>\n")
                .formatted(
                        css,
                        number,
                        text(name),
                        from,
                        to,
                        it.requests(),
                        it.ok(),
                        it.refused(),
                        it.errors(),
                        it.unknown(),
                        it.p50(),
                        it.p99());
    }

    private static String origin(DrillResult result) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("date", DATE.format(result.at()));
        all.putAll(result.origin());
        return all.entrySet().stream()
                .map(it -> "<tr><th>%s</th><td>%s</td></tr>\n".formatted(text(it.getKey()), text(it.getValue())))
                .collect(Collectors.joining("", "<div class=\"wide\"><table>", "</table></div>"));
    }

    static String text(String it) {
        return it.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
