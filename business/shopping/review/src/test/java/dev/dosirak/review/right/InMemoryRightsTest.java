package dev.dosirak.review.right;

import java.util.UUID;

class InMemoryRightsTest implements RightsContract {

    private final Rights rights = new InMemoryRights();

    @Override
    public Rights rights() {
        return rights;
    }

    @Override
    public void use(UUID order) {
        rights.markUsed(order);
    }
}
