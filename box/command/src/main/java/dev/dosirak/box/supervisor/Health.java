package dev.dosirak.box.supervisor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Whether a service takes requests, as it says itself.
public final class Health {

    private static final int LIMIT_MILLIS = 2_000;

    private Health() {}

    public static boolean isReady(URI service) {
        try {
            var connection = (HttpURLConnection)
                    service.resolve("/actuator/health/readiness").toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
