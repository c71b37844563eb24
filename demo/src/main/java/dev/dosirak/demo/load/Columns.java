package dev.dosirak.demo.load;

import dev.dosirak.platform.kernel.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Which columns a table has, and what a row of it means.
interface Columns {

    /// The name by which this column goes here.
    default String name(String cell) {
        return Header.name(cell);
    }

    /// The column that names the row.
    default String code() {
        return "code";
    }

    boolean knows(String column);

    List<String> required();

    /// A cell as it is meant.
    default String cell(String column, String text) {
        return column.equals("password") ? text : Text.lines(text);
    }

    /// Why a row is left out on purpose.
    default Optional<String> reasonToSkip(Map<String, String> cells) {
        return Optional.empty();
    }

    /// What a row says.
    ///
    /// @param content in the shape of the public import
    /// @param notes   what was changed or assumed
    record ParsedRow(ObjectNode content, List<String> notes) {}

    /// @param cells by column; empty cells are left out
    ParsedRow row(Map<String, String> cells) throws BadCell;

    /// @param header as it came
    static Columns of(Kind kind, List<String> header, Assumptions assumptions) {
        return switch (kind) {
            case MEMBERS -> new MemberColumns();
            case SHOPS ->
                LicenceColumns.fit(header) ? new LicenceColumns(header, assumptions) : new ShopColumns(assumptions);
            case MENUS ->
                throw new ImportStopped("Menus come as JSON or NDJSON: {\"code\":…,\"menu\":…} per shop.", null);
        };
    }

    /// The table of members: `code,role,email,name,phone` and `password` or `passwordHash`.
    final class MemberColumns implements Columns {

        private static final List<String> KNOWN =
                List.of("code", "role", "email", "name", "phone", "password", "passwordHash");

        @Override
        public boolean knows(String column) {
            return KNOWN.contains(column);
        }

        @Override
        public List<String> required() {
            return List.of("code", "role", "email", "name", "phone");
        }

        @Override
        public ParsedRow row(Map<String, String> cells) {
            var row = JsonNodeFactory.instance.objectNode();
            cells.forEach(row::put);
            return new ParsedRow(row, List.of());
        }
    }

    /// A cell does not hold what its column promises; the message says which and why.
    final class BadCell extends Exception {

        BadCell(String column, String value, String expected) {
            super("%s: \"%s\" is not %s".formatted(column, value, expected));
        }
    }
}
