package dev.dosirak.demo.load;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Which columns a table has, and what a row of it means.
interface Columns {

    List<String> known();

    List<String> required();

    /// The row in the shape of the public import.
    ///
    /// @param cells by column; empty cells are left out
    ObjectNode row(Map<String, String> cells) throws BadCell;

    static Columns of(Kind kind) {
        return switch (kind) {
            case MEMBERS -> new MemberColumns();
            case SHOPS -> new ShopColumns();
            case MENUS ->
                throw new ImportStopped("Menus come as JSON or NDJSON: {\"code\":…,\"menu\":…} per shop.", null);
        };
    }
}
