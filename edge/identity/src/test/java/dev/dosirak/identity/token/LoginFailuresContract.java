package dev.dosirak.identity.token;

import static dev.dosirak.identity.Watch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.identity.member.Email;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises.
public interface LoginFailuresContract {

    LoginFailures failures();

    @Test
    default void remembersThoseOfOneAddressOldestFirst() {
        var mina = someone();
        failures().add(mina, NOON.plusSeconds(2));
        failures().add(mina, NOON);
        failures().add(someone(), NOON);

        assertThat(failures().since(mina, NOON)).containsExactly(NOON, NOON.plusSeconds(2));
        assertThat(failures().since(mina, NOON.plusSeconds(1))).containsExactly(NOON.plusSeconds(2));
    }

    @Test
    default void forgetsAnAddressOrATime() {
        var mina = someone();
        var junho = someone();
        failures().add(mina, NOON);
        failures().add(junho, NOON.minusSeconds(1));
        failures().add(junho, NOON);

        failures().forget(mina);
        failures().forgetBefore(NOON);

        assertThat(failures().since(mina, NOON.minusSeconds(9))).isEmpty();
        assertThat(failures().since(junho, NOON.minusSeconds(9))).containsExactly(NOON);
    }

    private static Email someone() {
        return Email.of(UUID.randomUUID() + "@example.com");
    }
}
