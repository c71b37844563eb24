package dev.dosirak.identity.token;

import dev.dosirak.identity.member.Email;
import dev.dosirak.identity.member.Member;
import dev.dosirak.identity.member.MemberRefusal;
import dev.dosirak.identity.member.Members;
import dev.dosirak.identity.member.PasswordHash;
import dev.dosirak.identity.member.Passwords;
import dev.dosirak.identity.member.Role;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Gives tokens to members who show a password or a refresh token.
public final class TokenIssuer {

    private final Members members;
    private final Passwords passwords;
    private final RefreshTokens tokens;
    private final LoginAttempts attempts;
    private final AccessTokens accessTokens;
    private final KeyRing keys;
    private final TokenRules rules;
    private final Clock clock;
    private final PasswordHash unknownMemberHash;

    public TokenIssuer(
            Members members,
            Passwords passwords,
            RefreshTokens tokens,
            LoginAttempts attempts,
            AccessTokens accessTokens,
            KeyRing keys,
            TokenRules rules,
            Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.tokens = tokens;
        this.attempts = attempts;
        this.accessTokens = accessTokens;
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
        this.unknownMemberHash = passwords.hash(RefreshToken.newSecret());
    }

    /// A new login. It takes the same time whether the email is known or not, and says why somebody may not
    /// come in only to those who know the password.
    ///
    /// A try is counted before it is judged: of many guesses sent at once no more are judged than of as many
    /// sent one by one, and what is not judged is not told apart.
    ///
    /// @throws Refused with the reason; after too many wrong passwords also for the right one
    public Grant logIn(String email, String password) {
        var address = Email.parse(email).orElseThrow(() -> new Refused(TokenRefusal.WRONG_EMAIL_OR_PASSWORD));
        var at = clock.instant();
        count(address, at);
        var member = members.findByEmail(address);
        var hash = member.map(TokenIssuer::passwordOf).filter(PasswordHash::exists);
        if (!check(address, at, password, hash.orElse(unknownMemberHash)) || hash.isEmpty()) {
            throw new Refused(TokenRefusal.WRONG_EMAIL_OR_PASSWORD);
        }
        attempts.forget(address);
        var grant = admit(member.orElseThrow());
        passwords.renewed(password, hash.get()).ifPresent(it -> members.renew(grant.member(), hash.get(), it));
        return grant;
    }

    private void count(Email email, Instant at) {
        attempts.count(email, at, rules.loginWindow(), rules.loginFailures()).ifPresent(free -> {
            throw new Refused(
                    TokenRefusal.TOO_MANY_FAILURES,
                    Math.max(1, Duration.between(at, free).toSeconds()));
        });
    }

    private boolean check(Email email, Instant at, String password, PasswordHash hash) {
        try {
            return passwords.matches(password, hash);
        } catch (Refused refused) {
            if (refused.why() == MemberRefusal.TOO_MANY_LOGINS_AT_ONCE) { // nobody has looked at it
                attempts.withdraw(email, at);
            }
            throw refused;
        }
    }

    /// The next access and refresh token for a refresh token, which is used up by that.
    ///
    /// Of two refreshes at the same time one wins; the other, within the grace, is told to use what the winner
    /// got. Later than that, using it again means that two people have it, and the whole login ends.
    ///
    /// @throws Refused with the reason
    public Grant refresh(String secret) {
        var now = clock.instant();
        var token = tokens.find(RefreshToken.hashOf(secret))
                .orElseThrow(() -> new Refused(TokenRefusal.UNKNOWN_REFRESH_TOKEN));
        if (token.wasUsedWithin(rules.refreshGrace(), now)) {
            throw new Refused(TokenRefusal.REFRESHED_JUST_NOW);
        }
        if (token.isUsed()) {
            tokens.revoke(token);
            throw new Refused(TokenRefusal.REFRESH_TOKEN_USED_AGAIN);
        }
        if (token.isExpired(now)) {
            throw new Refused(TokenRefusal.REFRESH_TOKEN_EXPIRED);
        }
        if (!(members.load(token.member()).state() instanceof Member.Active member)) {
            throw new Refused(TokenRefusal.UNKNOWN_REFRESH_TOKEN);
        }
        var next = RefreshToken.newSecret();
        if (!tokens.exchange(token, refreshToken(next, token.family(), member.id(), now), now)) {
            throw new Refused(
                    tokens.find(token.hash()).isPresent()
                            ? TokenRefusal.REFRESHED_JUST_NOW
                            : TokenRefusal.UNKNOWN_REFRESH_TOKEN);
        }
        return grant(member.id(), member.role(), next, now);
    }

    /// Ends the login that `secret` belongs to; nothing happens when there is none.
    public void revoke(String secret) {
        tokens.find(RefreshToken.hashOf(secret)).ifPresent(tokens::revoke);
    }

    public void forgetExpired() {
        var now = clock.instant();
        tokens.forgetExpired(now);
        attempts.forgetBefore(now.minus(rules.loginWindow()));
    }

    private static PasswordHash passwordOf(Member member) {
        return switch (member) {
            case Member.Unknown _, Member.Left _ -> PasswordHash.NONE;
            case Member.Pending m -> m.password();
            case Member.Active m -> m.password();
            case Member.Refused m -> m.password();
        };
    }

    private Grant admit(Member member) {
        return switch (member) {
            case Member.Active m -> {
                var now = clock.instant();
                var secret = RefreshToken.newSecret();
                tokens.add(refreshToken(secret, Ids.next(), m.id(), now));
                yield grant(m.id(), m.role(), secret, now);
            }
            case Member.Pending _ -> throw new Refused(TokenRefusal.NOT_YET_APPROVED);
            case Member.Refused m -> throw new Refused(TokenRefusal.REGISTRATION_REFUSED, m.reason());
            case Member.Unknown _, Member.Left _ -> throw new Refused(TokenRefusal.WRONG_EMAIL_OR_PASSWORD);
        };
    }

    private RefreshToken refreshToken(String secret, UUID family, UUID member, Instant now) {
        return new RefreshToken(RefreshToken.hashOf(secret), family, member, now.plus(rules.refreshTokenLife()), null);
    }

    private Grant grant(UUID member, Role role, String secret, Instant now) {
        var life = rules.accessTokenLife();
        return new Grant(
                accessTokens.sign(keys.current(), member, role, now, now.plus(life)), secret, life, member, role);
    }

    /// What a member who is let in carries away.
    ///
    /// @param refreshToken works once
    /// @param expiresIn how long the access token lasts
    public record Grant(String accessToken, String refreshToken, Duration expiresIn, UUID member, Role role) {

        @Override
        public String toString() {
            return "Grant[member=%s, role=%s]".formatted(member, role);
        }
    }
}
