package dev.dosirak.identity.token.web;

import dev.dosirak.identity.member.Role;
import dev.dosirak.identity.token.TokenIssuer;
import dev.dosirak.identity.token.TokenIssuer.Grant;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.text.Verbatim;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tokens")
class TokenController {

    private final TokenIssuer issuer;

    TokenController(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    record Login(
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 1_000) @Verbatim String password) {

        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    record Refresh(@NotBlank @Size(max = 100) @Verbatim String refreshToken) {

        @Override
        public String toString() {
            return "Refresh[…]";
        }
    }

    /// @param expiresIn seconds
    record GrantView(
            String accessToken,
            String refreshToken,
            long expiresIn,
            UUID memberId,
            @OneOf(constantsOf = Role.class) String role) {

        static GrantView of(Grant grant) {
            return new GrantView(
                    grant.accessToken(),
                    grant.refreshToken(),
                    grant.expiresIn().toSeconds(),
                    grant.member(),
                    grant.role().word());
        }

        @Override
        public String toString() {
            return "GrantView[memberId=%s]".formatted(memberId);
        }
    }

    @PostMapping
    @NewWork
    ResponseEntity<GrantView> logIn(@RequestBody @Valid Login login) {
        return answer(issuer.logIn(login.email(), login.password()));
    }

    @PostMapping("/refresh")
    ResponseEntity<GrantView> refresh(@RequestBody @Valid Refresh refresh) {
        return answer(issuer.refresh(refresh.refreshToken()));
    }

    @PostMapping("/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@RequestBody @Valid Refresh refresh) {
        issuer.revoke(refresh.refreshToken());
    }

    private static ResponseEntity<GrantView> answer(Grant grant) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(GrantView.of(grant));
    }
}
