package dev.dosirak.gateway;

import dev.dosirak.gateway.phonebook.Phonebook;
import dev.dosirak.gateway.phonebook.PhonebookEntry;
import dev.dosirak.platform.kernel.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads a phone book as the storefront writes it: a line that says how many shops there are and when they were known
/// to be right, then a line for each.
final class PhonebookReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // after the first line come the others
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private record Head(Instant asOf, int shops) {}

    private record Line(
            UUID id,
            String name,
            String category,
            String phone,
            String district,
            double lat,
            double lng,
            int radiusMeters,
            long minimumOrder) {

        PhonebookEntry entry() {
            return new PhonebookEntry(
                    id, name, category, phone, district, new Position(lat, lng), radiusMeters, minimumOrder);
        }
    }

    private PhonebookReader() {}

    /// @throws IOException when it is cut off or makes no sense
    static Phonebook read(Path file) throws IOException {
        try (var in = Files.newInputStream(file);
                var parser = JSON.createParser(in)) {
            var head = JSON.readValue(parser, Head.class);
            var lines = JSON.readerFor(Line.class).<Line>readValues(parser);
            var shops = StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false);
            var book = Phonebook.of(head.asOf(), shops.map(Line::entry));
            if (book.shops() != head.shops()) {
                throw new IOException("%s has %d shops of %d".formatted(file, book.shops(), head.shops()));
            }
            return book;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException("%s is no phone book: %s".formatted(file, e.getMessage()), e);
        }
    }
}
