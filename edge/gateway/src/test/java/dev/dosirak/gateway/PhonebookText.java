package dev.dosirak.gateway;

import dev.dosirak.gateway.phonebook.Entry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A phone book as the storefront writes it.
final class PhonebookText {

    private static final JsonMapper JSON = new JsonMapper();

    private PhonebookText() {}

    static String of(Instant asOf, List<Entry> entries) {
        var text = new StringBuilder("{\"asOf\":\"%s\",\"shops\":%d}\n".formatted(asOf, entries.size()));
        entries.forEach(it -> text.append(line(it)).append('\n'));
        return text.toString();
    }

    private static String line(Entry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", entry.id());
        line.put("name", entry.name());
        line.put("category", entry.category());
        line.put("phone", entry.phone());
        line.put("district", entry.district());
        line.put("lat", entry.position().lat());
        line.put("lng", entry.position().lng());
        line.put("radiusMeters", entry.radiusMeters());
        line.put("minimumOrder", entry.minimumOrder());
        line.put("since", "a later version");
        return JSON.writeValueAsString(line);
    }
}
