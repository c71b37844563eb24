package dev.dosirak.search.shops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the shops of the demo's city are called, made of its lists of words: `으뜸 통닭 천호동점`.
final class CityNames {

    private static final Path LISTS = Path.of("../../demo/src/main/resources/city");

    static final List<String> ALL = all();

    private CityNames() {}

    private static List<String> all() {
        var firstHalves = lines("names.txt").getFirst().split(",");
        var all = new ArrayList<String>();
        for (var cuisine :
                lines("cuisines.txt").stream().filter(it -> it.startsWith("[")).toList()) {
            for (var trade :
                    cuisine.substring(1, cuisine.length() - 1).split(" ", 3)[2].split(",")) {
                for (var district : lines("districts.txt")) {
                    for (var neighbourhood : district.split("\\|")[3].split(",")) {
                        for (var first : firstHalves) {
                            all.add(first + " " + trade + " " + neighbourhood + "점");
                        }
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    private static List<String> lines(String list) {
        try {
            return Files.readAllLines(LISTS.resolve(list)).stream()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
