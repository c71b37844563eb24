package dev.dosirak.payment.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is another in a gateway's terms than before, in the words of the record of changes.
///
/// @param what as `weight`, `brand kb`
public record TermsDifference(String what, String from, String to) {

    public static List<TermsDifference> between(GatewayTerms before, GatewayTerms after) {
        var all = new ArrayList<TermsDifference>();
        add(all, "weight", before.weight(), after.weight());
        add(all, "switch", onOff(before.on()), onOff(after.on()));
        add(all, "per-second", before.perSecond(), after.perSecond());
        add(all, "least", before.least().amount(), after.least().amount());
        add(all, "most", before.most().amount(), after.most().amount());
        for (var brand : both(before.brandsOff(), after.brandsOff())) {
            add(
                    all,
                    "brand " + brand,
                    onOff(!before.brandsOff().contains(brand)),
                    onOff(!after.brandsOff().contains(brand)));
        }
        for (var method : both(before.methodsOff(), after.methodsOff())) {
            add(
                    all,
                    "method " + method,
                    onOff(!before.methodsOff().contains(method)),
                    onOff(!after.methodsOff().contains(method)));
        }
        return all;
    }

    private static void add(List<TermsDifference> all, String what, Object from, Object to) {
        if (!from.equals(to)) {
            all.add(new TermsDifference(what, from.toString(), to.toString()));
        }
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        var both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
