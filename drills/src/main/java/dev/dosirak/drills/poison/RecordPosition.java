package dev.dosirak.drills.poison;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where a record lies in Kafka.
record RecordPosition(String topic, int partition, long offset) {

    private static final Pattern IN_WORDS = Pattern.compile("\\(([a-z-]+\\.events)-(\\d{1,9})@(\\d{1,18})\\)");

    /// The one that a line of a log is about. Not those of parked records: they must be in the list of parked
    /// ones.
    static Optional<RecordPosition> namedIn(String line) {
        if (line.contains(" parks ")) {
            return Optional.empty();
        }
        return IN_WORDS.matcher(line)
                .results()
                .findFirst()
                .map(it -> new RecordPosition(it.group(1), Integer.parseInt(it.group(2)), Long.parseLong(it.group(3))));
    }

    /// As services write it in their logs.
    @Override
    public String toString() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
