package dev.dosirak.platform.sync;

import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.outbox.Outbox;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Publishes again what has changed: who lost the first notice gets this one, and who did not finds nothing new.
final class NoticeRepublisher {

    private static final int PAGE = 500;

    private final Outbox outbox;
    private final TransactionTemplate transaction;

    NoticeRepublisher(Outbox outbox, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// How many notices there were.
    long republish(SyncSource source, List<UUID> ids) {
        return publish(source, source.find(ids));
    }

    long republish(SyncSource source, Span span) {
        var published = new long[1];
        Pages.forEach(
                Pages.START,
                PAGE,
                (cursor, size) -> source.changed(span, cursor, size),
                SyncItem::id,
                page -> published[0] += publish(source, page));
        return published[0];
    }

    private long publish(SyncSource source, List<SyncItem> items) {
        transaction.executeWithoutResult(_ -> items.forEach(it -> outbox.publish(
                it.id(), it.version(), new Message(source.noticeType(), new Notice(it.id(), it.version())))));
        return items.size();
    }
}
