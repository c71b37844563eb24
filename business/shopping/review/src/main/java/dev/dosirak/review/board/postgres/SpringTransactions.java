package dev.dosirak.review.board.postgres;

import dev.dosirak.review.board.Transactions;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class SpringTransactions implements Transactions {

    private final TransactionTemplate transaction;

    SpringTransactions(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T run(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }
}
