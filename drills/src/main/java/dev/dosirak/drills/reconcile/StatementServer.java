package dev.dosirak.drills.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dosirak.drills.reconcile.PlantedDay.Row;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Three gateways of which nothing works but their statements, each in its own shape; and these not before
/// they are published.
final class StatementServer implements AutoCloseable {

    private static final Charset MS949 = Charset.forName("MS949");
    private static final DateTimeFormatter BASIC = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Pattern PAGE = Pattern.compile("[?&]page=([0-9]+)");
    private static final Pattern SIZE = Pattern.compile("[?&]size=([0-9]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PlantedDay day;
    private volatile boolean published;

    StatementServer(PlantedDay day) throws IOException {
        this.day = day;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String gateway) {
        return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), gateway);
    }

    void publish() {
        published = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = URLDecoder.decode(exchange.getRequestURI().toString(), UTF_8);
            var body = published ? body(uri) : null;
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Null for what is not served.
    private byte @Nullable [] body(String uri) {
        if (uri.contains("/pay-outs")) {
            return "{\"items\": []}".getBytes(UTF_8);
        }
        if (!uri.contains(day.day().toString()) && !uri.contains(day.day().format(BASIC))) {
            return null;
        }
        if (uri.startsWith("/toss/v1/settlements")) {
            return toss(number(PAGE, uri), number(SIZE, uri)).getBytes(UTF_8);
        }
        if (uri.startsWith("/nice/v1/settlements/")) {
            return nice().getBytes(MS949);
        }
        if (uri.startsWith("/portone/payment-reconciliations/settlements-by-cursor")) {
            var query = JsonMapper.shared().readTree(uri.substring(uri.indexOf('{')));
            return portone(query.path("cursor").asInt(0), query.path("size").asInt(10))
                    .getBytes(UTF_8);
        }
        return uri.startsWith("/portone/payment-reconciliations/settlement-summaries")
                ? summary().getBytes(UTF_8)
                : null;
    }

    private static int number(Pattern pattern, String uri) {
        var found = pattern.matcher(uri);
        if (!found.find()) {
            throw new IllegalArgumentException(uri);
        }
        return Integer.parseInt(found.group(1));
    }

    private String toss(int page, int size) {
        return page("toss", (page - 1) * size, size).stream()
                .map(it -> """
                        {"paymentKey": "%s", "transactionKey": "%s", "orderId": "%s", "currency": "KRW", "method": "카드",
                         "amount": %d, "fee": %d, "supplyAmount": %d, "vat": %d, "payOutAmount": %d,
                         "soldDate": "%s", "paidOutDate": "%s", "cancel": %s}
                        """.formatted(
                                it.payment(),
                                it.key(),
                                it.order(),
                                it.amount(),
                                it.fee() + it.vat(),
                                it.fee(),
                                it.vat(),
                                it.payOut(),
                                day.day(),
                                day.paidOutOn(),
                                it.taken() ? "null" : "{}"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String nice() {
        var rows = day.statement("nice");
        return "H|정산내역|%s\n".formatted(day.day().format(BASIC))
                + rows.stream()
                        .map(it -> "D|%s|%s|%s|%s|%d|%d|%d|%d|%s|%s\n"
                                .formatted(
                                        it.key(),
                                        it.payment(),
                                        it.order(),
                                        it.taken() ? "승인" : "취소",
                                        it.amount(),
                                        it.fee(),
                                        it.vat(),
                                        it.payOut(),
                                        day.day().format(BASIC),
                                        day.paidOutOn().format(BASIC)))
                        .collect(Collectors.joining())
                + "T|%d|%d\n"
                        .formatted(
                                rows.size(),
                                rows.stream().mapToLong(Row::amount).sum());
    }

    private String portone(int from, int size) {
        var rows = page("portone", from, size);
        var items = new StringBuilder();
        for (int at = 0; at < rows.size(); at++) {
            var it = rows.get(at);
            items.append(at == 0 ? "" : ",").append("""
                            {"settlement": {"type": "%s", "transactionId": "%s", "paymentId": "%s", "amount": %d,
                             "feeAmount": %d, "feeVatAmount": %d, "settlementAmount": %d, "transactionDate": "%s",
                             "settlementDate": "%s"}, "cursor": "%d"}
                            """.formatted(
                            it.taken() ? "PAYMENT" : "CANCELLATION",
                            it.key(),
                            it.order(),
                            it.amount(),
                            it.fee(),
                            it.vat(),
                            it.payOut(),
                            day.day(),
                            day.paidOutOn(),
                            from + at + 1));
        }
        return "{\"items\": [" + items + "]}";
    }

    private String summary() {
        var rows = day.statement("portone");
        return """
                {"items": [{"date": "%s", "aggregate": {"settlementAmount": %d, "settlementCount": %d, "cancelCount": %d}}]}
                """.formatted(
                        day.day(),
                        rows.stream().mapToLong(Row::payOut).sum(),
                        rows.stream().filter(Row::taken).count(),
                        rows.stream().filter(it -> !it.taken()).count());
    }

    private List<Row> page(String gateway, int from, int size) {
        var rows = day.statement(gateway);
        return rows.subList(Math.min(from, rows.size()), Math.min(from + size, rows.size()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
