package dev.dosirak.gateway.phonebook.web;

import dev.dosirak.gateway.phonebook.PhonebookEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A phone book as the storefront writes it.
public final class PhonebookText {

    private static final JsonMapper JSON = new JsonMapper();

    private PhonebookText() {}

    public static String of(Instant asOf, List<PhonebookEntry> entries) {
        var text = new StringBuilder("{\"asOf\":\"%s\",\"shops\":%d}\n".formatted(asOf, entries.size()));
        entries.forEach(it -> text.append(line(it)).append('\n'));
        return text.toString();
    }

    private static String line(PhonebookEntry phonebookEntry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", phonebookEntry.id());
        line.put("name", phonebookEntry.name());
        line.put("category", phonebookEntry.category());
        line.put("phone", phonebookEntry.phone());
        line.put("district", phonebookEntry.district());
        line.put("lat", phonebookEntry.position().lat());
        line.put("lng", phonebookEntry.position().lng());
        line.put("radiusMeters", phonebookEntry.radiusMeters());
        line.put("minimumOrder", phonebookEntry.minimumOrder());
        line.put("since", "a later version");
        return JSON.writeValueAsString(line);
    }
}
