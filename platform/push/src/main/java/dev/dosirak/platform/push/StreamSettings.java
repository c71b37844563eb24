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
        NUMBER_FIRST("retry: 1000\nid: %d\n\n", "id: %d\nevent: %s\ndata: %s\n\n"),
        /// As riders' phones have always got it.
        WELCOME(": welcome\n\n", "id:%d\nevent:%s\ndata:%s\n\n");

        private final String greeting;
        private final String event;

        Framing(String greeting, String event) {
            this.greeting = greeting;
            this.event = event;
        }

        String greeting(long number) {
            return greeting.formatted(number);
        }

        String event(long number, String name, String data) {
            return event.formatted(number, name, data);
        }
    }
}
