package dev.dosirak.drills.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Customers who arrive at a constant rate, whatever becomes of those before them, and order once each: an open model.
/// Each line of one file is a customer to come (`who`, `token`, `order`), each line of the other what came of one.
public final class ArrivingCustomers extends Simulation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final int NO_ANSWER = 0;

    private final Writer answers = open(Path.of(System.getProperty("load.answers")));

    public ArrivingCustomers() {
        var customers = scenario("orders")
                .feed(arrivals(Path.of(System.getProperty("load.customers"))))
                .exec(ArrivingCustomers::click)
                .exec(http("order")
                        .post("/api/v1/orders")
                        .header("Authorization", "Bearer #{token}")
                        .header("Idempotency-Key", "#{key}")
                        .body(StringBody("#{order}"))
                        .requestTimeout(LONGEST_ANSWER)
                        .check(
                                status().saveAs("status"),
                                responseTimeInMillis().saveAs("took"),
                                bodyString().saveAs("body")))
                .exec(this::record);
        setUp(customers.injectOpen(constantUsersPerSec(Double.parseDouble(System.getProperty("load.rate")))
                        .during(Duration.ofSeconds(Long.parseLong(System.getProperty("load.seconds"))))))
                .protocols(http.baseUrl(System.getProperty("load.server"))
                        .contentTypeHeader("application/json")
                        .shareConnections()
                        .disableWarmUp());
    }

    private static Iterator<Map<String, Object>> arrivals(Path file) {
        try {
            List<Map<String, Object>> customers = new ArrayList<>();
            for (var line : Files.readAllLines(file)) {
                var it = JSON.readTree(line);
                customers.add(Map.of(
                        "who", it.path("who").asText(),
                        "token", it.path("token").asText(),
                        "order", it.path("order").toString()));
            }
            return customers.iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Session click(Session session) {
        return session.set("at", System.currentTimeMillis())
                .set("key", UUID.randomUUID().toString());
    }

    private Session record(Session session) {
        boolean answered = session.contains("status");
        var line = new LinkedHashMap<String, Object>();
        line.put("at", session.getLong("at"));
        line.put("took", answered ? session.getInt("took") : System.currentTimeMillis() - session.getLong("at"));
        line.put("who", session.get("who"));
        line.put("key", session.get("key"));
        line.put("status", answered ? session.getInt("status") : NO_ANSWER);
        line.put("body", session.contains("body") ? session.getString("body") : "");
        try {
            synchronized (answers) {
                answers.write(JSON.writeValueAsString(line) + "\n");
                answers.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return session;
    }

    private static Writer open(Path file) {
        try {
            return Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void after() {
        try {
            answers.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
