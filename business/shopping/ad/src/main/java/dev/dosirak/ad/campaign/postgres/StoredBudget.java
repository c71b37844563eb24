package dev.dosirak.ad.campaign.postgres;

import dev.dosirak.ad.campaign.Budget;
import dev.dosirak.platform.kernel.Won;
import java.time.LocalDate;
import java.util.SortedMap;

/// The JSON form of a budget in its column.
record StoredBudget(SortedMap<LocalDate, Won> since) {

    static StoredBudget of(Budget budget) {
        return new StoredBudget(budget.since());
    }

    Budget toBudget() {
        return new Budget(since);
    }
}
