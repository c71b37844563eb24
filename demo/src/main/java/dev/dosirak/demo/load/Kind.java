package dev.dosirak.demo.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a file's rows are. In this order, since shops name their owners and menus their shops.
public enum Kind {
    MEMBERS("/api/v1/members/import", 500),
    SHOPS("/api/v1/shops/import", 100),
    /// Rows of a shop's code and its menu; the rest of the shop stays as it is.
    MENUS("/api/v1/shops/import", 100);

    private final String path;
    private final int rowsPerBatch;

    Kind(String path, int rowsPerBatch) {
        this.path = path;
        this.rowsPerBatch = rowsPerBatch;
    }

    String path() {
        return path;
    }

    int rowsPerBatch() {
        return rowsPerBatch;
    }

    /// From the file's name: `members.csv`, `2026-11 shops.json`, `menu.ndjson`.
    static Optional<Kind> byName(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.contains("member")) {
            return Optional.of(MEMBERS);
        }
        if (name.contains("menu")) {
            return Optional.of(MENUS);
        }
        return name.contains("shop") ? Optional.of(SHOPS) : Optional.empty();
    }

    /// From the header of a table.
    static Optional<Kind> byColumns(List<String> header) {
        return LicenceColumns.fit(header)
                ? Optional.of(SHOPS)
                : byFields(header.stream().map(Header::name).collect(Collectors.toSet()));
    }

    /// From the fields of the first row.
    static Optional<Kind> byFields(Set<String> fields) {
        if (fields.contains("role")) {
            return Optional.of(MEMBERS);
        }
        if (fields.contains("ownerCode")) {
            return Optional.of(SHOPS);
        }
        return fields.contains("menu") ? Optional.of(MENUS) : Optional.empty();
    }
}
