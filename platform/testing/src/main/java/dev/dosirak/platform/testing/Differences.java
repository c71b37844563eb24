package dev.dosirak.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where two documents differ, a line for each place.
final class Differences {

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> between(@Nullable Object promised, @Nullable Object served) {
        var differences = new Differences();
        differences.compare("", promised, served);
        return differences.found;
    }

    private void compare(String path, @Nullable Object promised, @Nullable Object served) {
        if (promised instanceof Map<?, ?> one && served instanceof Map<?, ?> other) {
            var names = new TreeSet<String>();
            one.keySet().forEach(it -> names.add(String.valueOf(it)));
            other.keySet().forEach(it -> names.add(String.valueOf(it)));
            names.forEach(name -> compare(path + "/" + name, one.get(name), other.get(name)));
        } else if (promised == null || !promised.equals(served)) {
            found.add("%s: promised %s, served %s".formatted(path, promised, served));
        }
    }
}
