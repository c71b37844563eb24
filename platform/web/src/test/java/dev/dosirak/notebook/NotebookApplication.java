package dev.dosirak.notebook;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.platform.outbox.OutboxConfiguration;
import dev.dosirak.platform.postgres.PostgresConfiguration;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.subscription.TransactionalDelivery;
import dev.dosirak.platform.web.HttpConfiguration;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.IdempotencyConfiguration;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.ifmatch.IfMatch;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.outbox.OutboxController;
import dev.dosirak.platform.web.parked.ParkedController;
import dev.dosirak.platform.web.text.MultiLine;
import dev.dosirak.platform.web.text.Ungrouped;
import dev.dosirak.platform.web.text.Verbatim;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// A small service that writes down what it is told, for the platform's own tests.
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
    HttpConfiguration.class,
    PostgresConfiguration.class,
    OutboxConfiguration.class,
    TransactionalDelivery.class,
    IdempotencyConfiguration.class,
    OutboxController.class,
    ParkedController.class,
    NotebookApplication.Notes.class
})
class NotebookApplication {

    /// Keys whose letters cannot be read for now.
    static final Set<String> UNREADABLE = ConcurrentHashMap.newKeySet();

    static final AtomicInteger RACES_TO_LOSE = new AtomicInteger();

    /// Where two that write the same at once wait for each other.
    static final CyclicBarrier BOTH_HERE = new CyclicBarrier(2);

    /// Whoever reads "wait" does so until this opens.
    static volatile CountDownLatch reading = new CountDownLatch(0);

    /// Whoever writes by pen waits for it until this opens.
    static volatile CountDownLatch pen = new CountDownLatch(0);

    static final AtomicInteger WAITING_FOR_PEN = new AtomicInteger();

    record Letter(UUID to, String text) {}

    @Bean
    Subscription letters(JdbcClient jdbc, Outbox outbox) {
        return Subscription.of("notebook.letters", "mail")
                .sharingTransactions()
                .on("mail.sent.v1", Letter.class, letter -> {
                    if (UNREADABLE.contains(letter.text())) {
                        throw new IllegalArgumentException("I cannot read " + letter.text());
                    }
                    if (letter.text().equals("wait")) {
                        await(reading);
                    }
                    write(jdbc, letter.to(), letter.text());
                    outbox.publish(letter.to(), 1, new Message("notebook.filed.v1", letter));
                });
    }

    private static void await(CountDownLatch opens) {
        try {
            if (!opens.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody lets me go on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(JdbcClient jdbc, UUID id, String text) {
        jdbc.sql("insert into note (id, text) values (?, ?)").params(id, text).update();
    }

    @RestController
    static class Notes {

        private final JdbcClient jdbc;
        private final Outbox outbox;

        Notes(JdbcClient jdbc, Outbox outbox) {
            this.jdbc = jdbc;
            this.outbox = outbox;
        }

        record Note(String text, @Nullable Integer stars) {}

        @PostMapping("/api/v1/notes")
        @Idempotent
        @NewWork
        Map<String, UUID> note(Caller.Customer customer, @RequestBody Note note) {
            var id = Ids.next();
            if (note.text().equals("by pen")) {
                WAITING_FOR_PEN.incrementAndGet();
                await(pen);
            }
            if (note.text().equals("only once")) {
                refuseWhenWritten(note.text());
            }
            write(jdbc, customer.id(), note.text());
            outbox.publish(id, 1, new Message("notebook.written.v1", note));
            if (note.text().equals("burn it")) {
                throw new IllegalStateException("burnt after it was written");
            }
            if (note.text().equals("race") && RACES_TO_LOSE.getAndDecrement() > 0) {
                throw new Stale(id);
            }
            return Map.of("id", id);
        }

        /// Nobody need say who he is.
        @PostMapping("/api/v1/notes/box")
        @Idempotent
        Map<String, UUID> post(@RequestBody Note note) {
            var id = Ids.next();
            write(jdbc, id, note.text());
            return Map.of("id", id);
        }

        /// The second of two at once gets here when the first is through.
        private void refuseWhenWritten(String text) {
            try {
                BOTH_HERE.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
            jdbc.sql("select pg_advisory_xact_lock(1)").query().listOfRows();
            if (jdbc.sql("select count(*) from note where text = ?")
                            .param(text)
                            .query(Long.class)
                            .single()
                    > 0) {
                throw new ResponseStatusException(HttpStatus.CONFLICT);
            }
        }

        /// Every note is at version 3.
        @PutMapping("/api/v1/notes/{id}")
        Map<String, UUID> rewrite(@PathVariable UUID id, IfMatch ifMatch) {
            if (ifMatch.version() != 3) {
                throw new Stale(id);
            }
            return Map.of("id", id);
        }

        record Echo(
                @Size(max = 3) String text,
                @MultiLine String lines,
                @Verbatim String secret,
                @Ungrouped String number) {}

        @PostMapping("/api/v1/notes/echo")
        Echo echo(@RequestBody @Valid Echo it) {
            return it;
        }

        /// Takes whatever it is told.
        @PostMapping("/api/v1/notes/any")
        Set<String> any(@RequestBody Map<String, Object> it) {
            return it.keySet();
        }

        @GetMapping("/api/v1/notes/few")
        Map<String, Integer> few(@RequestParam int size) {
            return Map.of("size", size);
        }

        @GetMapping("/api/v1/notes/broken")
        String broken() {
            throw new IllegalStateException("select secret from vault");
        }
    }
}
