package dev.dosirak.box.distribution;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lets every service answer once while the start-up cache is recorded, so that the classes of an answer are in it
/// too: whoever asks first after a start need not wait for them. Nothing of it stays behind.
final class WarmUpRequests {

    private static final int LIMIT_MILLIS = 3_000;
    private static final String HONGDAE = "?lat=37.5563&lng=126.9236";
    private static final List<String> PATHS = List.of(
            "/actuator/health/readiness",
            "/actuator/prometheus",
            "/api/v1/nothing",
            "/internal/v1/nothing",
            "/api/v1/storefront/shops" + HONGDAE,
            "/api/v1/search/shops" + HONGDAE + "&q=%EC%B9%98%ED%82%A8",
            "/api/v1/search/suggestions" + HONGDAE + "&q=%EC%B9%98",
            "/api/v1/reviews?shop=00000000-0000-0000-0000-000000000000");
    private static final String LOGIN = "/api/v1/tokens";
    private static final String NOBODY = "{\"email\":\"nobody@dosirak.example\",\"password\":\"nothing-of-that-kind\"}";

    private WarmUpRequests() {}

    static void send(List<Integer> ports) {
        for (var port : ports) {
            for (var path : PATHS) {
                send(URI.create("http://127.0.0.1:" + port + path), "");
            }
            send(URI.create("http://127.0.0.1:" + port + LOGIN), NOBODY);
        }
    }

    /// @param body empty when only looking
    private static void send(URI uri, String body) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            connection.getResponseCode();
            connection.disconnect();
        } catch (IOException e) {
            // What the answer is does not matter here, and neither does it when there is none.
            System.out.println(uri + ": " + e.getMessage());
        }
    }
}
