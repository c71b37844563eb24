package dev.dosirak.platform.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What a service publishes is what `contracts/events` promises.
public final class EventContracts {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Path folder;
    private final Map<String, Schema> known = new ConcurrentHashMap<>();

    public EventContracts(Path folder) {
        this.folder = folder;
    }

    /// The contracts of this repository.
    public static EventContracts ours() {
        return new EventContracts(ReactorRules.root().resolve("contracts/events"));
    }

    /// Checks every row of a service's outbox.
    ///
    /// @throws AssertionError naming each row that breaks its contract; also for an empty outbox
    public static void verify(JdbcClient jdbc) {
        var contracts = ours();
        var violations = new ArrayList<String>();
        var rows = jdbc.sql("select type, payload from outbox order by at, id")
                .query((row, _) -> Map.entry(row.getString("type"), row.getString("payload")))
                .list();
        rows.forEach(row -> violations.addAll(contracts.violations(row.getKey(), row.getValue())));
        if (rows.isEmpty() || !violations.isEmpty()) {
            throw new AssertionError(rows.isEmpty() ? "The outbox is empty" : String.join("\n", violations));
        }
    }

    /// @param type as `order.paid.v1`, whose schema is `order/paid.v1.schema.json`
    public List<String> violations(String type, String body) {
        return known.computeIfAbsent(type, this::schema).validate(body, InputFormat.JSON).stream()
                .map(error -> "%s: %s in %s".formatted(type, error.getMessage(), body))
                .toList();
    }

    /// The state that a fact leads to and says, as its contract promises.
    public String stateAfter(String type) {
        return JsonMapper.shared()
                .readTree(text(type))
                .requiredAt("/properties/state/const")
                .asString();
    }

    private Schema schema(String type) {
        return SCHEMAS.getSchema(text(type), InputFormat.JSON);
    }

    private String text(String type) {
        var parts = type.split("\\.", 2);
        try {
            return Files.readString(folder.resolve(parts[0]).resolve(parts[1] + ".schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("No contract for " + type, e);
        }
    }
}
