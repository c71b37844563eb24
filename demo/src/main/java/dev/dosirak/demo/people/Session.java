package dev.dosirak.demo.people;

import dev.dosirak.demo.people.Api.ApiCall;
import dev.dosirak.demo.people.Api.ApiResponse;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One person who is logged in, and stays so: tokens are renewed before they expire.
public final class Session {

    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(1);

    private final Api api;
    private final String who;
    private final String email;
    private final String password;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Tokens tokens;

    private record Tokens(String access, String refresh, UUID memberId, long renewAt) {}

    private Session(Api api, String who, String email, String password) {
        this.api = api;
        this.who = who;
        this.email = email;
        this.password = password;
        this.tokens = login();
    }

    /// @param who how the calls are signed for those who watch them
    /// @throws Refusal with status 401 when there is no such member with this password
    public static Session login(Api api, String who, String email, String password) {
        return new Session(api, who, email, password);
    }

    public UUID memberId() {
        return tokens.memberId();
    }

    /// Who this is, as given at [login][#login].
    public String who() {
        return who;
    }

    Api api() {
        return api;
    }

    private Tokens login() {
        return tokens("/api/v1/tokens", Map.of("email", email, "password", password));
    }

    private Tokens tokens(String path, Map<String, String> body) {
        var answer = api.send(new ApiCall(who, "POST", api.gateway(path), body, Map.of()), RetryPolicy.DEFAULT)
                .body();
        var lasts = Duration.ofSeconds(answer.path("expiresIn").asLong());
        return new Tokens(
                answer.path("accessToken").asString(),
                answer.path("refreshToken").asString(),
                UUID.fromString(answer.path("memberId").asString()),
                System.nanoTime() + lasts.minus(BEFORE_EXPIRY).toNanos());
    }

    /// A refresh token whose answer was lost is spent, so anything but success is healed by logging in anew.
    private Tokens renewed(Tokens old) {
        renewing.lock();
        try {
            if (tokens == old) {
                tokens = refreshed(old);
            }
            return tokens;
        } finally {
            renewing.unlock();
        }
    }

    private Tokens refreshed(Tokens old) {
        try {
            return tokens("/api/v1/tokens/refresh", Map.of("refreshToken", old.refresh()));
        } catch (ApiRefusal e) {
            return login();
        }
    }

    /// A token that is good for a while yet, to call with in some other way than ours.
    public String accessToken() {
        var current = tokens;
        return (System.nanoTime() - current.renewAt() > 0 ? renewed(current) : current).access();
    }

    ApiResponse get(String path) {
        return send("GET", path, null, Map.of(), RetryPolicy.DEFAULT);
    }

    ApiResponse put(String path, Object body) {
        return send("PUT", path, body, Map.of(), RetryPolicy.DEFAULT);
    }

    /// @param seen the version of what is changed, as it was shown
    ApiResponse put(String path, Object body, long seen) {
        return send("PUT", path, body, Map.of("If-Match", "\"" + seen + "\""), RetryPolicy.DEFAULT);
    }

    ApiResponse delete(String path) {
        return send("DELETE", path, null, Map.of(), RetryPolicy.DEFAULT);
    }

    ApiResponse post(String path, @Nullable Object body) {
        return post(path, body, UUID.randomUUID().toString(), RetryPolicy.DEFAULT);
    }

    /// @param key the same for the same intention: the platform carries it out once
    ApiResponse post(String path, @Nullable Object body, String key, RetryPolicy retryPolicy) {
        return send("POST", path, body, Map.of("Idempotency-Key", key), retryPolicy);
    }

    private ApiResponse send(
            String method, String path, @Nullable Object body, Map<String, String> headers, RetryPolicy retryPolicy) {
        var uri = api.gateway(path);
        var token = accessToken();
        try {
            return api.send(call(method, uri, body, headers, token), retryPolicy);
        } catch (ApiRefusal e) {
            if (e.status() != 401) {
                throw e;
            }
            return api.send(call(method, uri, body, headers, renewed(tokens).access()), retryPolicy);
        }
    }

    private ApiCall call(String method, URI uri, @Nullable Object body, Map<String, String> headers, String token) {
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        return new ApiCall(who, method, uri, body, all);
    }
}
