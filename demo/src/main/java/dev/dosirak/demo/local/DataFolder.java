package dev.dosirak.demo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Where Dosirak keeps its data on this machine.
public final class DataFolder {

    private DataFolder() {}

    /// `DOSIRAK_HOME`, or `.dosirak` in the folder of the source tree (system property `dosirak.root`).
    public static Path find() {
        var named = System.getenv("DOSIRAK_HOME");
        return named == null || named.isBlank()
                ? Path.of(System.getProperty("dosirak.root", "")).resolve(".dosirak")
                : Path.of(named);
    }

    /// How many shops the city has that `./dosirak up` has loaded, where that is known.
    ///
    /// The two topologies have a city each; the smaller is the beginning of the larger, so its people are in
    /// both.
    public static OptionalInt shopsLoaded(Path folder) {
        return Stream.of("city.loaded", "city.loaded.isolated")
                .map(folder.resolve("run")::resolve)
                .mapToInt(DataFolder::shopsIn)
                .filter(it -> it > 0)
                .min();
    }

    private static int shopsIn(Path note) {
        try {
            var digits = Files.readString(note).replaceAll("[^0-9]", "");
            return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
        } catch (IOException e) {
            return 0; // none was loaded there
        }
    }
}
