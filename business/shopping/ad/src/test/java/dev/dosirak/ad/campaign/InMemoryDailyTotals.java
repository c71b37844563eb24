package dev.dosirak.ad.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

public final class InMemoryDailyTotals implements DailyTotals {

    private final Map<UUID, Map<LocalDate, DailyTotal>> tallies = new TreeMap<>();

    @Override
    public DailyTotal find(UUID campaign, LocalDate day) {
        return tallies.getOrDefault(campaign, Map.of()).getOrDefault(day, DailyTotal.of(day));
    }

    @Override
    public List<DailyTotal> all(UUID campaign) {
        return List.copyOf(tallies.getOrDefault(campaign, Map.of()).values());
    }

    @Override
    public void save(UUID campaign, DailyTotal dailyTotal) {
        tallies.computeIfAbsent(campaign, _ -> new TreeMap<>()).put(dailyTotal.day(), dailyTotal);
    }
}
