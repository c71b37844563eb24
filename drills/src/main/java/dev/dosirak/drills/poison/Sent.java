package dev.dosirak.drills.poison;

import dev.dosirak.drills.rig.Web;
import java.util.Set;

/// One poisoned thing, and what was seen of it at once.
sealed interface Sent {

    /// @param named where records lie that somebody named
    Fate fate(Set<Place> named);

    /// For a person.
    String words();

    /// A record that Kafka took.
    record Lying(BadRecord record, Place place) implements Sent {

        @Override
        public Fate fate(Set<Place> named) {
            if (named.contains(place)) {
                return Fate.NAMED;
            }
            return record.ignorable() ? Fate.IGNORED : Fate.UNNAMED;
        }

        @Override
        public String words() {
            return "%s (%s)".formatted(record.what(), place);
        }
    }

    /// A record that Kafka did not take, and said so.
    record TurnedAway(BadRecord record, String why) implements Sent {

        @Override
        public Fate fate(Set<Place> named) {
            return Fate.NAMED;
        }

        @Override
        public String words() {
            return "%s: %s".formatted(record.what(), why);
        }
    }

    record Answered(BadRequest request, Web.Answer answer) implements Sent {

        private static final int SHOWN = 300;

        @Override
        public Fate fate(Set<Place> named) {
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
