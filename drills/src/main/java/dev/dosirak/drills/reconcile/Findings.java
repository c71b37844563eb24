package dev.dosirak.drills.reconcile;

import dev.dosirak.drills.rig.Figures;
import java.util.Map;

/// What was found to differ, by gateway and what it is about; see [PlantedDay#key(String, String)].
record Findings(Map<String, String> reasons) {

    /// Whether it is what was planted, each with its reason, and nothing else.
    void tell(Map<String, String> planted, Figures figures) {
        figures.atLeast("reconcile.found", found(planted), "", planted.size());
        reasons.forEach((about, reason) -> {
            if (!reason.equals(planted.get(about))) {
                figures.say("%s is found as %s; planted is %s", about, reason, planted.getOrDefault(about, "nothing"));
            }
        });
        figures.never("reconcile.false", reasons.size() - found(planted), "");
    }

    /// How many of those that were planted are found with their reason.
    long found(Map<String, String> planted) {
        return planted.entrySet().stream()
                .filter(it -> it.getValue().equals(reasons.get(it.getKey())))
                .count();
    }
}
