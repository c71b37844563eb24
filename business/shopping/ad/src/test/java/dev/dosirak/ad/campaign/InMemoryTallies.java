package dev.dosirak.ad.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

public final class InMemoryTallies implements Tallies {

    private final Map<UUID, Map<LocalDate, Tally>> tallies = new TreeMap<>();

    @Override
    public Tally find(UUID campaign, LocalDate day) {
        return tallies.getOrDefault(campaign, Map.of()).getOrDefault(day, Tally.of(day));
    }

    @Override
    public List<Tally> all(UUID campaign) {
        return List.copyOf(tallies.getOrDefault(campaign, Map.of()).values());
    }

    @Override
    public void keep(UUID campaign, Tally tally) {
        tallies.computeIfAbsent(campaign, _ -> new TreeMap<>()).put(tally.day(), tally);
    }
}
