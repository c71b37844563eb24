package dev.dosirak.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// Whoever knew the former password is out once another one is imported, and nobody else is.
@IdentityTest
class ImportedPasswordTest {

    private static final String FORMER = "kimchi and rice";
    private static final String OTHER = "noodles and broth";

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    IdentityClient identityClient = new IdentityClient("0");
    String operator = "";

    @BeforeEach
    void find() {
        identityClient = new IdentityClient(environment.getRequiredProperty("local.server.port"));
        operator = identityClient.operatorToken();
    }

    /// A member of another system, with a hash of that system's kind, which the first login here renews.
    private record Someone(String code, String email) {

        static Someone some() {
            var code = UUID.randomUUID().toString();
            return new Someone(code, code + "@example.com");
        }

        String row(String name, String hash) {
            return """
                {"code": "%s", "role": "customer", "email": "%s", "name": "%s", "phone": "010-1234-5678",
                 "passwordHash": "%s"}
                """.formatted(code, email, name, hash);
        }
    }

    @Test
    void anotherPasswordEndsTheLoginsOfItsMemberOnly() {
        var mina = Someone.some();
        var junho = Someone.some();
        var former = hashOf(FORMER);
        take(mina.row("김미나", former), junho.row("박준호", former));
        var minas = logIn(mina, FORMER);
        var second = logIn(mina, FORMER);
        var junhos = logIn(junho, FORMER);

        take(mina.row("김미나", hashOf(OTHER)), junho.row("박준호", former));

        assertThat(identityClient.refresh(minas).status()).isEqualTo(401);
        assertThat(identityClient.refresh(second).status()).isEqualTo(401);
        assertThat(identityClient.refresh(junhos).status()).isEqualTo(200);
        assertThat(identityClient.logIn(mina.email(), FORMER).status()).isEqualTo(401);
        assertThat(identityClient.refresh(logIn(mina, OTHER)).status()).isEqualTo(200);
    }

    @Test
    void theSameHashOnceMoreKeepsTheLoginAndWhatTheLoginRenewed() {
        var mina = Someone.some();
        var hash = hashOf(FORMER);
        take(mina.row("김미나", hash));
        var login = logIn(mina, FORMER);
        var renewed = stored(mina);

        take(mina.row("김미나", hash));
        take(mina.row("김미나 (개명)", hash));

        assertThat(renewed).startsWith("{bcrypt-sha384}");
        assertThat(stored(mina)).isEqualTo(renewed);
        assertThat(identityClient.refresh(login).status()).isEqualTo(200);
    }

    @Test
    void theSameHashOnceMoreKeepsTheLoginWhereNothingWasRenewed() {
        var mina = Someone.some();
        take(mina.row("김미나", hashOf(FORMER)));
        logIn(mina, FORMER);
        var hash = stored(mina);
        var login = logIn(mina, FORMER);

        take(mina.row("김미나", hash));
        take(mina.row("김미나 (개명)", hash));

        assertThat(identityClient.refresh(login).status()).isEqualTo(200);
    }

    @Test
    void aFormerPasswordThatComesBackAfterAnotherEndsTheLogins() {
        var mina = Someone.some();
        var former = hashOf(FORMER);
        take(mina.row("김미나", former));
        logIn(mina, FORMER);
        take(mina.row("김미나", hashOf(OTHER)));
        var login = logIn(mina, OTHER);

        take(mina.row("김미나", former));

        assertThat(identityClient.refresh(login).status()).isEqualTo(401);
        assertThat(identityClient.refresh(logIn(mina, FORMER)).status()).isEqualTo(200);
    }

    private void take(String... rows) {
        var answer = identityClient.post(
                "/api/v1/members/import", operator, "{\"rows\": [%s]}".formatted(String.join(",", List.of(rows))));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("errors")).isEmpty();
    }

    private String logIn(Someone member, String password) {
        var login = identityClient.logIn(member.email(), password);
        assertThat(login.status()).isEqualTo(200);
        return login.text("refreshToken");
    }

    private String stored(Someone member) {
        return jdbc.sql("select password from credential join member on member = id where email = ?")
                .param(member.email())
                .query(String.class)
                .single();
    }

    private static String hashOf(String password) {
        return "{bcrypt}" + new BCryptPasswordEncoder(4).encode(password);
    }
}
