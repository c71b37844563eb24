package dev.dosirak.identity;

import dev.dosirak.identity.member.MemberImporter;
import dev.dosirak.identity.member.MemberService;
import dev.dosirak.identity.member.Members;
import dev.dosirak.identity.member.Passwords;
import dev.dosirak.identity.token.AccessTokens;
import dev.dosirak.identity.token.KeyRing;
import dev.dosirak.identity.token.LoginAttempts;
import dev.dosirak.identity.token.RefreshTokens;
import dev.dosirak.identity.token.SigningKeys;
import dev.dosirak.identity.token.TokenIssuer;
import dev.dosirak.identity.token.TokenRules;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.outbox.OutboxRepublisher;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need no
/// Spring.
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final Duration HOUSEKEEPING = Duration.ofMinutes(5);
    private static final Duration TELL_AGAIN = Duration.ofHours(6);
    private static final Duration LOOK_FOR_NEXT_KEY = Duration.ofSeconds(2);

    @Bean
    TokenRules tokenRules(IdentitySettings settings) {
        return new TokenRules(
                settings.accessTokenLife(),
                settings.refreshTokenLife(),
                settings.refreshGrace(),
                settings.loginFailures(),
                settings.loginWindow());
    }

    @Bean
    MemberService memberService(Members members, Passwords passwords, Clock clock) {
        return new MemberService(members, passwords, clock);
    }

    @Bean
    MemberImporter memberImporter(Members members, Passwords passwords, Clock clock) {
        return new MemberImporter(members, passwords, clock);
    }

    /// The very first key is begun here, as soon as there is a database to keep it, and made while all the rest
    /// is started, because it takes seconds. Whoever logs in before waits for it.
    @Bean
    KeyRing keyRing(SigningKeys keys, TokenRules rules, Clock clock) {
        var ring = new KeyRing(keys, rules, clock);
        Thread.ofPlatform().name("identity-first-key").daemon().start(ring::replaceWeakKey);
        return ring;
    }

    @Bean
    TokenIssuer tokenIssuer(
            Members members,
            Passwords passwords,
            RefreshTokens tokens,
            LoginAttempts tries,
            AccessTokens accessTokens,
            KeyRing keys,
            TokenRules rules,
            Clock clock) {
        return new TokenIssuer(members, passwords, tokens, tries, accessTokens, keys, rules, clock);
    }

    /// Before the first request comes in there is an operator, if one is named.
    @Bean
    SmartInitializingSingleton firstStart(MemberService memberService, IdentitySettings settings) {
        return () -> {
            if (!settings.operator().email().isEmpty()) {
                memberService.ensureOperator(
                        settings.operator().email(), settings.operator().password());
            }
        };
    }

    @Bean
    ScheduledJob expired(TokenIssuer issuer, KeyRing keys) {
        return new ScheduledJob("identity.expired", HOUSEKEEPING, () -> {
            issuer.forgetExpired();
            keys.replaceWeakKey();
            keys.forgetExpired();
        });
    }

    /// Nobody waits for it, so nobody would ask for one that was lost, and keep for ever what is personal.
    @Bean
    ScheduledJob departuresRepublished(OutboxRepublisher outboxRepublisher) {
        return new ScheduledJob(
                "identity.departures",
                HOUSEKEEPING,
                () -> outboxRepublisher.requestAllOf(
                        "identity.member-left.v1", TELL_AGAIN, "nobody may miss who has left"));
    }

    @Bean
    ScheduledJob nextKey(KeyRing keys) {
        return new ScheduledJob("identity.next-key", LOOK_FOR_NEXT_KEY, keys::prepare);
    }
}
