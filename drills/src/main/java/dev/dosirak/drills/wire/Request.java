package dev.dosirak.drills.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// One request as bytes, with a place in it for an `Idempotency-Key` that is new each time.
public final class Request {

    private static final String KEY = "Idempotency-Key: bench-";
    private static final int DIGITS = 16;
    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

    private final byte[] bytes;
    private final int keyAt;

    private Request(byte[] bytes, int keyAt) {
        this.bytes = bytes;
        this.keyAt = keyAt;
    }

    /// A POST of JSON.
    public static Request post(String path, String token, String json) {
        return command("POST", path, token, json);
    }

    /// A PUT of JSON.
    public static Request put(String path, String token, String json) {
        return command("PUT", path, token, json);
    }

    private static Request command(String method, String path, String token, String json) {
        var body = json.getBytes(UTF_8);
        var head = "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s%s\r\n"
                        .formatted(method, path, token, KEY, "0".repeat(DIGITS))
                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
        var bytes = Arrays.copyOf(head.getBytes(US_ASCII), head.length() + body.length);
        System.arraycopy(body, 0, bytes, head.length(), body.length);
        return new Request(bytes, head.indexOf(KEY) + KEY.length());
    }

    public static Request get(String path, String token) {
        var head = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n".formatted(path, token);
        return new Request(head.getBytes(US_ASCII), -1);
    }

    /// Puts the request into the buffer, with this number as its key.
    void writeTo(ByteBuffer buffer, long key) {
        int start = buffer.position();
        buffer.put(bytes);
        if (keyAt < 0) {
            return;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            buffer.put(start + keyAt + digit, HEX[(int) (key >>> (4 * (DIGITS - 1 - digit))) & 15]);
        }
    }
}
