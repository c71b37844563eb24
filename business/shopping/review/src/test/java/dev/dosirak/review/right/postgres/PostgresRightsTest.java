package dev.dosirak.review.right.postgres;

import static dev.dosirak.review.right.Purchases.CHICKEN;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.review.ReviewServiceTest;
import dev.dosirak.review.right.Rights;
import dev.dosirak.review.right.RightsContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ReviewServiceTest
class PostgresRightsTest implements RightsContract {

    @Autowired
    Rights rights;

    @Autowired
    PlatformTransactionManager transactions;

    @Override
    public Rights rights() {
        return rights;
    }

    @Override
    public void use(UUID order) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> rights.markUsed(order));
    }

    @Test
    void aRightIsUsedOnlyTogetherWithTheReviewItIsUsedFor() {
        rights.grant(CHICKEN);

        assertThatThrownBy(() -> rights.markUsed(CHICKEN.order())).isInstanceOf(IllegalTransactionStateException.class);
    }
}
