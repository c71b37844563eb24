package dev.dosirak.platform.subscription;

import static dev.dosirak.platform.subscription.Library.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Refused;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What becomes of a parked record by itself, and from when on a person must decide.
class ParkingTest {

    private enum Judgement implements Refused.Reason {
        UNFIT_FOR_PRINT;

        @Override
        public Refused.Kind kind() {
            return Refused.Kind.INVALID;
        }
    }

    final Library library = new Library(
            title -> {
                switch (title) {
                    case "ill-spoken" -> throw new IllegalArgumentException("half a sentence");
                    case "unfit" -> throw new Refused(Judgement.UNFIT_FOR_PRINT);
                    default -> {}
                }
            },
            false);

    @Test
    void whatFailsAgainAndAgainWaitsForAPersonAtLast() {
        hear("ill-spoken");
        for (int attempts = 1; attempts <= ParkedEvents.ATTEMPTS_BEFORE_A_PERSON_DECIDES; attempts++) {
            assertThat(theOne().attempts()).isEqualTo(attempts);
            assertThat(theOne().nextAttemptAt()).isNotNull();
            timePasses();
            library.parkedEvents.redriveDue();
        }
        var left = theOne();
        assertThat(left.nextAttemptAt()).isNull();

        library.parkedEvents.redriveDue();
        assertThat(theOne()).isEqualTo(left);
        assertThat(library.parkedEvents.redrive(left.id(), "ops", "try"))
                .hasValueSatisfying(it -> assertThat(it.attempts()).isEqualTo(left.attempts() + 1));
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgainByItself() {
        hear("unfit");
        var refused = theOne();
        assertThat(refused.nextAttemptAt()).isNull();

        library.parkedEvents.redriveDue();
        assertThat(theOne()).isEqualTo(refused);
    }

    @Test
    void oneThatFailsAgainKeepsNoOtherKeyWaiting() {
        hear("ill-spoken");
        hear("ill-spoken");
        library.jdbc.sql("""
                        update parked set value = convert_to('{"title": "mended"}', 'UTF8')
                         where id = (select max(id) from parked)
                        """).update();
        timePasses();
        library.parkedEvents.redriveDue();

        assertThat(library.shelf()).containsExactly("mended");
        assertThat(theOne().attempts()).isEqualTo(2);
    }

    private void hear(String title) {
        library.transactionalListener.onMessage(List.of(book(UUID.randomUUID(), UUID.randomUUID(), 1, title)));
    }

    private ParkedEvent theOne() {
        assertThat(library.parked()).hasSize(1);
        return library.parked().getFirst();
    }

    private void timePasses() {
        library.jdbc.sql("update parked set next_attempt_at = now()").update();
    }
}
