package dev.dosirak.search.relevance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Normalized discounted cumulative gain: 1 when nothing better could stand higher, 0 when nothing wanted was found.
///
/// `DCG = Σ (2^grade − 1) / log2(rank + 1)` over the first ranks, divided by that of the best order
/// there is (K. Järvelin, J. Kekäläinen: Cumulated gain-based evaluation of IR techniques, ACM TOIS
/// 20(4), 2002, in the form with exponential gain of C. Burges et al., ICML 2005). Where nothing is
/// wanted, finding nothing is 1 and anything else is 0.
public final class Gain {

    private Gain() {}

    /// @param found in order
    /// @param grades what is wanted, and how much; what is missing is not wanted
    /// @param depth how many ranks count
    public static double normalized(List<UUID> found, Map<UUID, Integer> grades, int depth) {
        var best = grades.values().stream()
                .filter(it -> it > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        if (best.isEmpty()) {
            return found.isEmpty() ? 1 : 0;
        }
        var got = found.stream().map(it -> grades.getOrDefault(it, 0)).toList();
        return cumulated(got, depth) / cumulated(best, depth);
    }

    private static double cumulated(List<Integer> grades, int depth) {
        double gain = 0;
        for (int i = 0; i < Math.min(depth, grades.size()); i++) {
            gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }
}
