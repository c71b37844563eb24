package dev.dosirak.box.distribution;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;

/// Lets every service answer once while the start-up cache is recorded, so that the classes of an answer are in it too.
final class Training {

    private static final int LIMIT_MILLIS = 3_000;
    private static final List<String> PATHS =
            List.of("/actuator/health/readiness", "/api/v1/nothing", "/internal/v1/nothing", "/actuator/prometheus");

    private Training() {}

    static void touch(List<Integer> ports) {
        for (var port : ports) {
            for (var path : PATHS) {
                touch(URI.create("http://127.0.0.1:" + port + path));
            }
        }
    }

    private static void touch(URI uri) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            connection.getResponseCode();
            connection.disconnect();
        } catch (IOException e) {
            // What the answer is does not matter here, and neither does it when there is none.
            System.out.println(uri + ": " + e.getMessage());
        }
    }
}
