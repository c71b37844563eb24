package dev.dosirak.drills.poison;

import dev.dosirak.drills.poison.Poison.BadRecord;
import dev.dosirak.drills.poison.Poison.PoisonOutcome;
import dev.dosirak.drills.rig.Web;
import java.util.Set;

/// One poisoned thing, and what was seen of it at once.
sealed interface SentPoison {

    /// @param named where records lie that somebody named
    PoisonOutcome fate(Set<RecordPosition> named);

    /// For a person.
    String words();

    /// A record that Kafka took.
    record StoredRecord(BadRecord record, RecordPosition recordPosition) implements SentPoison {

        @Override
        public PoisonOutcome fate(Set<RecordPosition> named) {
            if (named.contains(recordPosition)) {
                return PoisonOutcome.NAMED;
            }
            return record.ignorable() ? PoisonOutcome.IGNORED : PoisonOutcome.UNNAMED;
        }

        @Override
        public String words() {
            return "%s (%s)".formatted(record.what(), recordPosition);
        }
    }

    /// A record that Kafka did not take, and said so.
    record RejectedRecord(BadRecord record, String why) implements SentPoison {

        @Override
        public PoisonOutcome fate(Set<RecordPosition> named) {
            return PoisonOutcome.NAMED;
        }

        @Override
        public String words() {
            return "%s: %s".formatted(record.what(), why);
        }
    }

    record AnsweredRequest(BadRequest request, Web.Answer answer) implements SentPoison {

        private static final int SHOWN = 300;

        @Override
        public PoisonOutcome fate(Set<RecordPosition> named) {
            return request.fate(answer.status(), answer.body());
        }

        @Override
        public String words() {
            var body = answer.body().toString();
            return "%s: %d %s"
                    .formatted(request.what(), answer.status(), body.substring(0, Math.min(SHOWN, body.length())));
        }
    }
}
