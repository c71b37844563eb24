package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.city.Resident;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Keys change without anybody noticing, and a stolen login ends.
interface Logins {

    @Test
    default void oldAndNewTokensWorkAfterTheSigningKeyWasChanged(Town town) {
        var stage = town.stage();
        var old = accessToken(town, stage.customer());

        var kid = town.operator()
                .http()
                .post("/api/v1/signing-keys/rotate", null)
                .ok(201)
                .path("kid")
                .asString();
        var fresh = accessToken(town, stage.customer());

        assertThat(kidOf(fresh)).isEqualTo(kid).isNotEqualTo(kidOf(old));
        for (var token : List.of(old, fresh)) {
            var http = town.http().as(token);
            http.get("/api/v1/members/me").ok(200);
            http.get("/api/v1/order-history/orders").ok(200);
            http.get("/api/v1/payment-methods").ok(200);
        }
        var published = town.http()
                .get("/.well-known/jwks.json")
                .ok(200)
                .path("keys")
                .valueStream()
                .map(it -> it.path("kid").asString())
                .toList();
        assertThat(published).contains(kidOf(old), kidOf(fresh));
    }

    @Test
    default void aRefreshTokenThatIsUsedAgainEndsTheWholeLogin(Town town) {
        var customer = town.stage().customer();
        var first = town.login(customer.email(), Resident.PASSWORD)
                .ok(200)
                .path("refreshToken")
                .asString();
        var second = refresh(town, first).ok(200).path("refreshToken").asString();

        // Within the first seconds it may be the same person with two windows open.
        refresh(town, first).refused(409, "refreshed-just-now");
        eventually()
                .until(() -> refresh(town, first), it -> it.status() != 409)
                .refused(401, "refresh-token-used-again");

        assertThat(refresh(town, second).status()).isEqualTo(401);
        town.login(customer.email(), Resident.PASSWORD).ok(200);
    }

    @Test
    default void aLoginThatWasEndedCannotBeRefreshed(Town town) {
        var customer = town.stage().customer();
        var token = town.login(customer.email(), Resident.PASSWORD)
                .ok(200)
                .path("refreshToken")
                .asString();

        town.http().post("/api/v1/tokens/revoke", Map.of("refreshToken", token)).ok(204);

        assertThat(refresh(town, token).status()).isEqualTo(401);
        town.login(customer.email(), "not-the-password").refused(401, "wrong-email-or-password");
    }

    private static Reply refresh(Town town, String token) {
        return town.http().post("/api/v1/tokens/refresh", Map.of("refreshToken", token));
    }

    private static String accessToken(Town town, Member member) {
        return town.login(member.email(), Resident.PASSWORD)
                .ok(200)
                .path("accessToken")
                .asString();
    }

    private static String kidOf(String token) {
        var header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return JsonMapper.shared()
                .readTree(new String(header, StandardCharsets.UTF_8))
                .path("kid")
                .asString();
    }
}
