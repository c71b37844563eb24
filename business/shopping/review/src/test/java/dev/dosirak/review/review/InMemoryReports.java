package dev.dosirak.review.review;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Sorts ids as PostgreSQL does: by their bytes.
final class InMemoryReports implements Reports {

    private final List<Report> reports = new ArrayList<>();

    @Override
    public synchronized void add(Report report) {
        if (reports.stream()
                .noneMatch(it ->
                        it.review().equals(report.review()) && it.reporter().equals(report.reporter()))) {
            reports.add(report);
        }
    }

    @Override
    public synchronized List<Report> page(UUID mark, int limit) {
        return reports.stream()
                .filter(it -> it.id().toString().compareTo(mark.toString()) < 0)
                .sorted(comparing((Report it) -> it.id().toString()).reversed())
                .limit(limit)
                .toList();
    }
}
