package dev.dosirak.demo.load;

import dev.dosirak.platform.kernel.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Which columns a table has, and what a row of it means.
interface Columns {

    /// The name by which this column goes here.
    String name(String cell);

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
}
