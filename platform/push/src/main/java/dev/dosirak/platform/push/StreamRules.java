package dev.dosirak.platform.push;

import java.util.UUID;

/// What is a service's own about its streams.
public interface StreamRules<T> {

    /// The event's name on the stream.
    String nameOf(T content);

    /// The event's data, made of the content alone, as the person may read it now: a line of JSON.
    String dataOf(T content);

    /// The number after which to begin for somebody who names none: with the next notification, unless the
    /// service knows better.
    ///
    /// @param last the number of the person's last notification
    default long startAfter(UUID person, long last) {
        return last;
    }

    /// Asked at first, and after each heartbeat that somebody took: whether the person may listen, or go on.
    boolean mayContinue(UUID person);

    /// What a newcomer is told where all places are taken.
    RuntimeException tooMany(int perPerson);
}
