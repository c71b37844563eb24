package dev.dosirak.pgsimulator.nice.web;

import java.time.Clock;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Gives tokens to merchants that do not want to send their secret key with every request.
@RestController
class NiceTokenController {

    private final NiceTokens tokens;
    private final Clock clock;

    NiceTokenController(NiceTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    record NiceTokenView(
            String resultCode, String resultMsg, String accessToken, String tokenType, String expireAt, String now) {}

    @PostMapping("/nice/v1/access-token")
    NiceTokenView token() {
        var token = tokens.current();
        return new NiceTokenView(
                NiceResult.DONE.code(),
                NiceResult.DONE.message(),
                token.value(),
                "Bearer",
                NiceTime.of(token.expires()),
                NiceTime.of(clock.instant()));
    }
}
