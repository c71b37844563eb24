package dev.dosirak.platform.sync;

import dev.dosirak.platform.outbox.Redelivery;
import dev.dosirak.platform.sync.Inquiry.Answers;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/// Asks another service, which reads our events, about things that wait for its answer to them. What it should know
/// from these events and does not know never reached it, and is published again.
public final class ReaderInquiry {

    private final Inquiry inquiry;
    private final String ours;
    private final String reader;
    private final Redelivery redelivery;

    /// @param ours our own stream, as `order`
    /// @param reader who is asked, as `relay`
    public ReaderInquiry(Inquiry inquiry, String ours, String reader, Redelivery redelivery) {
        this.inquiry = inquiry;
        this.ours = ours;
        this.reader = reader;
        this.redelivery = redelivery;
    }

    /// @param since when our last event of it was published
    /// @param knownBefore whether the reader knew of it before that event, so that it knows of it even if the
    ///       event was lost
    public record Waiting(UUID id, Instant since, boolean knownBefore) {}

    /// A reader who is away is no failure: it is asked again.
    public void ask(Collection<Waiting> all) {
        var ids = all.stream().map(Waiting::id).toList();
        inquiry.unlessAway(ids, () -> inquiry.ask(ids, ours))
                .ifPresent(answers -> redelivery.redeliver(
                        reader,
                        all.stream()
                                .filter(it -> neverReached(it, answers))
                                .map(Waiting::id)
                                .toList()));
    }

    /// Who was asked had received everything published by then, and yet knows nothing of it, or says nothing to its
    /// last event.
    private static boolean neverReached(Waiting it, Answers answers) {
        return answers.receivedUpTo().filter(it.since()::isBefore).isPresent()
                && (answers.unknown().contains(it.id())
                        || (it.knownBefore() && answers.unchanged().contains(it.id())));
    }
}
