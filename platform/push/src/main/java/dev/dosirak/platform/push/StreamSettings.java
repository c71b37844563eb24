package dev.dosirak.platform.push;

import java.time.Duration;

/// @param perPerson open streams of one person on one node; one more is turned away
/// @param heartbeat the longest silence on a stream
/// @param retention how far back whoever was away can catch up
/// @param framing how events are written
public record StreamSettings(int perPerson, Duration heartbeat, Duration retention, Framing framing) {

    /// Bytes around the events. A reader that keeps to the standard (WHATWG HTML, section 9.2) hears the same
    /// in both.
    public enum Framing {
        /// Tells the number at once, so that who is cut off before the first event loses nothing either. For
        /// new services.
        NUMBER_FIRST("retry: 1000\nid: %d\n\n", "id: %d\n", "event: %s\ndata: %s\n"),
        /// As riders' phones have always got it.
        WELCOME(": welcome\n\n", "id:%d\n", "event:%s\ndata:%s\n");

        private final String greeting;
        private final String number;
        private final String event;

        Framing(String greeting, String number, String event) {
            this.greeting = greeting;
            this.number = number;
            this.event = event;
        }

        String greeting(long number) {
            return greeting.formatted(number);
        }

        String event(long number, String name, String data) {
            return this.number.formatted(number) + event.formatted(name, data) + "\n";
        }

        /// Nothing but the number: no event, but whoever comes back goes on behind it.
        String number(long number) {
            return this.number.formatted(number) + "\n";
        }
    }
}
