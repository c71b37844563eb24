package dev.dosirak.demo.load;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/// The table of members: `code,role,email,name,phone` and `password` or `passwordHash`.
final class MemberColumns implements Columns {

    private static final List<String> KNOWN =
            List.of("code", "role", "email", "name", "phone", "password", "passwordHash");

    @Override
    public String name(String cell) {
        return Header.name(cell);
    }

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
