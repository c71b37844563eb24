package dev.dosirak.platform.push;

import dev.dosirak.platform.notify.ChannelPublisher;
import dev.dosirak.platform.postgres.PostgresConfiguration;
import dev.dosirak.platform.push.NotificationTable.Counter;
import dev.dosirak.platform.push.StreamSettings.Framing;
import dev.dosirak.platform.web.HttpConfiguration;
import dev.dosirak.platform.web.caller.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// A small service that tells customers of their letters, for the platform's own tests.
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({HttpConfiguration.class, PostgresConfiguration.class, PushConfiguration.class})
class LettersApplication {

    static final int LISTENERS = 3;

    /// Customers who may not go on listening.
    static final Set<UUID> GONE = ConcurrentHashMap.newKeySet();

    /// A text that cannot be written on a stream.
    static final String UNWRITABLE = "unwritable";

    record Letter(String kind, String text) {
        Letter {
            if (!Set.of("letter", "parcel").contains(kind)) {
                throw new IllegalArgumentException(kind);
            }
        }
    }

    static final NotificationTable<Letter> TABLE = new NotificationTable<>(
            "notification",
            "person",
            "number",
            Counter.inOwnTable("notification_count", "person", "last"),
            List.of("kind", "document"),
            it -> List.of(it.kind(), it.text()),
            (row, _) -> new Letter(row.getString("kind"), row.getString("document")));

    @Bean
    NotificationStore<Letter> letters(JdbcClient jdbc, ChannelPublisher hints, StreamRegistry streams) {
        return new NotificationStore<>(jdbc, hints, streams, TABLE);
    }

    /// The heart beats fast, so that the tests need not wait for it.
    @Bean
    StreamSettings settings() {
        return new StreamSettings(LISTENERS, Duration.ofMillis(300), Duration.ofDays(7), Framing.NUMBER_FIRST);
    }

    @Bean
    StreamRules<Letter> rules() {
        return new StreamRules<>() {
            @Override
            public String nameOf(Letter letter) {
                return letter.kind();
            }

            @Override
            public String dataOf(Letter letter) {
                if (letter.text().equals(UNWRITABLE)) {
                    throw new IllegalStateException(UNWRITABLE);
                }
                return "\"%s\"".formatted(letter.text());
            }

            @Override
            public boolean mayContinue(UUID person) {
                return !GONE.contains(person);
            }

            @Override
            public RuntimeException tooMany(int perPerson) {
                return new ResponseStatusException(HttpStatus.CONFLICT);
            }
        };
    }

    @RestController
    static class LettersController {

        private final NotificationStreams<Letter> streams;

        LettersController(NotificationStreams<Letter> streams) {
            this.streams = streams;
        }

        @GetMapping("/api/v1/letters/stream")
        void stream(
                Caller.Customer customer,
                JwtAuthenticationToken token,
                @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
                @RequestParam(required = false) @Nullable Long after,
                @RequestParam(defaultValue = "") String name,
                HttpServletResponse response) {
            streams.serve(customer.id(), name, lastEventId, after, token, response);
        }
    }
}
