package dev.dosirak.gateway.phonebook.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.gateway.phonebook.Phonebook;
import dev.dosirak.gateway.phonebook.PhonebookEntry;
import dev.dosirak.platform.kernel.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The last good phone book on disk, for a gateway that starts while nobody else is there.
///
/// A book arrives aside and takes the place of the older one only when it is whole. A note beside it says until when
/// it was found to be right, since most of the time only that changes.
final class PhonebookFile {

    private static final Logger log = LoggerFactory.getLogger(PhonebookFile.class);

    private final Path book;
    private final Path stagingFile;
    private final Path confirmation;

    PhonebookFile(Path folder) {
        this.book = folder.resolve("phonebook.ndjson");
        this.stagingFile = folder.resolve("phonebook.ndjson.new");
        this.confirmation = folder.resolve("phonebook.confirmed");
    }

    /// Where a fresh book may be put; made ready.
    Path stagingFile() throws IOException {
        Files.createDirectories(book.toAbsolutePath().getParent());
        return stagingFile;
    }

    /// Empty when there is none, or none that can be read.
    Optional<Phonebook> load() {
        if (!Files.exists(book)) {
            return Optional.empty();
        }
        try {
            return Optional.of(confirmed(PhonebookReader.read(book)));
        } catch (IOException e) {
            log.error("There is no list until the storefront can be asked: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Phonebook confirmed(Phonebook read) {
        try {
            var words = Files.readString(confirmation).strip().split(" ", -1);
            return words.length == 2 && words[0].equals(read.asOf().toString())
                    ? read.confirmed(Instant.parse(words[1]))
                    : read; // the note is about the book before
        } catch (IOException | DateTimeException e) {
            return read; // then it is only older than it could be
        }
    }

    /// Keeps what has been put aside.
    ///
    /// @throws IOException when it is not a whole phone book; the older one stays
    Phonebook commit() throws IOException {
        var fresh = PhonebookReader.read(stagingFile);
        force(stagingFile);
        Files.move(stagingFile, book, StandardCopyOption.ATOMIC_MOVE);
        return fresh;
    }

    /// Notes down that the kept book, as of `written`, is right still.
    void confirm(Instant written, Instant asOf) throws IOException {
        var fresh = confirmation.resolveSibling(confirmation.getFileName() + ".new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap("%s %s%n".formatted(written, asOf).getBytes(UTF_8)));
        }
        Files.move(fresh, confirmation, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Reads a phone book as the storefront writes it: a line that says how many shops there are and when
    /// they were known to be right, then a line for each.
    private static final class PhonebookReader {

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
                var shops =
                        StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false);
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
}
