package dev.dosirak.pgsimulator;

import dev.dosirak.pgsimulator.gateway.PaymentNews;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Passes on what has happened when it cannot be undone any more.
record CommittedNews(Consumer<PaymentNews> told) implements Consumer<PaymentNews> {

    @Override
    public void accept(PaymentNews news) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            told.accept(news);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.accept(news);
            }
        });
    }
}
