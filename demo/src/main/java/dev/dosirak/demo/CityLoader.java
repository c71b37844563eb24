package dev.dosirak.demo;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.CityFiles;
import dev.dosirak.demo.load.FileImporter;
import dev.dosirak.demo.load.ImportCheckpoints;
import dev.dosirak.demo.load.ImportStopped;
import dev.dosirak.demo.load.Progress;
import dev.dosirak.demo.load.RowRefused;
import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.Operator;
import dev.dosirak.demo.people.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Loads the demo city into a running platform, through the same import that companies use for their own files.
public final class CityLoader {

    private static final int COMPLAINTS = 20;

    private CityLoader() {}

    /// What was loaded.
    ///
    /// @param refused the first rows that did not get in; empty when all is well
    public record Loaded(City city, long imported, long unchanged, List<RowRefused> refused) {}

    /// Loads a city of this many shops. Loading it again changes nothing.
    ///
    /// @throws ImportStopped when the platform does not answer or does not let the operator import
    public static Loaded load(URI gateway, OperatorLogin operator, int shops, Progress progress) {
        var city = City.of(shops);
        try {
            var folder = Files.createTempDirectory("dosirak-city");
            try {
                return load(gateway, operator, city, CityFiles.write(city, folder), progress);
            } finally {
                for (var file : CityFiles.in(folder).all()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new ImportStopped("The city cannot be written down: " + e.getMessage(), e);
        }
    }

    private static Loaded load(URI gateway, OperatorLogin login, City city, CityFiles files, Progress progress) {
        long imported = 0;
        long unchanged = 0;
        var refused = new ArrayList<RowRefused>();
        try (var api = new Api(new Endpoints(gateway, gateway), CallLog.NONE)) {
            var operator = new Operator(Session.login(api, "operator", login.email(), login.password()));
            var fileImporter = new FileImporter(operator, ImportCheckpoints.none(), progress, row -> {
                if (refused.size() < COMPLAINTS) {
                    refused.add(row);
                }
            });
            for (Path file : files.all()) {
                var summary = fileImporter.run(file, null, true);
                imported += summary.imported();
                unchanged += summary.unchanged();
            }
        }
        return new Loaded(city, imported, unchanged, List.copyOf(refused));
    }
}
