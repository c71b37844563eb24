package dev.dosirak.platform.testing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Answers that say no, as a contract promises them: the problem's schema, and the reasons it may have.
final class ProblemAnswers {

    private static final String PROBLEM = "application/problem+json";
    private static final String SHARED = "#/components/responses/";

    static final Map<String, Object> SCHEMA = Yamls.parsed("""
            type: object
            description: >-
              A problem (RFC 9457). Its type is `urn:dosirak:problem:<service>:<reason>`, or
              `urn:dosirak:problem:<reason>` where every service says no for that reason. Title and detail are for
              people, in Korean or in English, as Accept-Language asks.
            required: [detail, reason, status, title, type]
            properties:
              type: {type: string}
              title: {type: string}
              status: {type: integer}
              detail: {type: string}
              instance: {type: string}
              reason: {type: string, description: "For programs; the end of the type."}
              errors:
                type: array
                description: Every field that is wrong, with `invalid-request`.
                items:
                  type: object
                  required: [field, message]
                  properties:
                    field: {type: string}
                    message: {type: string}
            """);

    private final ProblemTitles titles;

    ProblemAnswers(ProblemTitles titles) {
        this.titles = titles;
    }

    /// @param problems reasons by status
    void addTo(Map<String, Object> responses, Map<String, Object> problems) {
        problems.forEach((status, reasons) -> responses.put(status, answer(status, Yamls.list(reasons))));
    }

    private Map<String, Object> answer(String status, List<Object> reasons) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "description",
                reasons.stream().map(it -> titles.of(it) + " (`" + it + "`).").collect(Collectors.joining(" ")));
        if (status.equals("503") || status.equals("429")) {
            answer.put(
                    "headers",
                    Map.of("Retry-After", Map.of("description", "Seconds.", "schema", Map.of("type", "integer"))));
        }
        var reason = Map.of("properties", Map.of("reason", Map.of("enum", reasons)));
        var schema = Map.of("allOf", List.of(Map.of("$ref", "#/components/schemas/Problem"), reason));
        answer.put("content", Map.of(PROBLEM, Map.of("schema", schema)));
        return answer;
    }

    /// Whether all that stands here was made by us, words included.
    static boolean isOne(Map<?, ?> response) {
        return Yamls.at(response, "content", PROBLEM) != null;
    }

    /// What is answered alike in several places is said once, under `components`.
    static Map<String, Object> shared(Map<String, Object> contract) {
        var uses = new HashMap<Object, Integer>();
        var statuses = new HashMap<Object, String>();
        responsesIn(contract)
                .forEach(responses -> Yamls.map(responses).forEach((status, answer) -> {
                    if (answer instanceof Map<?, ?> map && isOne(map)) {
                        uses.merge(answer, 1, Integer::sum);
                        statuses.put(answer, status);
                    }
                }));
        var names = new HashMap<Object, String>();
        uses.keySet().stream()
                .filter(it ->
                        uses.getOrDefault(it, 0) > 1 || reasonsOf(it).size() == 1 || "400".equals(statuses.get(it)))
                .sorted(Comparator.<Object>comparingInt(it -> -uses.getOrDefault(it, 0))
                        .thenComparing(String::valueOf))
                .forEach(it -> nameOf(it, String.valueOf(statuses.get(it)))
                        .filter(name -> !names.containsValue(name))
                        .findFirst()
                        .ifPresent(name -> names.put(it, name)));
        var answers = new TreeMap<String, Object>();
        names.forEach((answer, name) -> answers.put(name, answer));
        var result = Yamls.map(Yamls.changed(contract, it -> {
            it.replaceAll((_, value) -> names.containsKey(value) ? Map.of("$ref", SHARED + names.get(value)) : value);
            return it;
        }));
        var components = Yamls.map(result.get("components"));
        components.put("responses", answers);
        result.put("components", components);
        return result;
    }

    /// The opposite.
    static Map<String, Object> expanded(Map<String, Object> contract) {
        var answers = Yamls.map(Yamls.at(contract, "components", "responses"));
        var components = Yamls.map(contract.get("components"));
        components.remove("responses");
        var rest = new LinkedHashMap<>(contract);
        rest.put("components", components);
        return Yamls.map(Yamls.changed(rest, it -> {
            var target = String.valueOf(it.get("$ref"));
            return target.startsWith(SHARED) ? Yamls.map(answers.get(target.substring(SHARED.length()))) : it;
        }));
    }

    private static Stream<Object> responsesIn(Map<String, Object> contract) {
        return Yamls.map(contract.get("paths")).values().stream()
                .flatMap(it -> Yamls.map(it).values().stream())
                .map(it -> Yamls.map(it).get("responses"))
                .filter(it -> it != null);
    }

    /// By its only reason, or by what it can be about, or by its status.
    private static Stream<String> nameOf(Object answer, String status) {
        var reasons = reasonsOf(answer);
        if (reasons.size() == 1) {
            return Stream.of(pascal(String.valueOf(reasons.getFirst()), "-"));
        }
        var plain = pascal(HttpStatus.valueOf(Integer.parseInt(status)).name().toLowerCase(Locale.ROOT), "_");
        if (!status.equals("400")) {
            return Stream.of(plain
                    + (reasons.contains("being-replaced") ? "OrReplaced" : "")
                    + (status.equals("503") && !reasons.contains("identity-away") ? "ToAnybody" : ""));
        }
        var about =
                reasons.contains("malformed-json") ? "Body" : reasons.contains("wrong-type") ? "Parameter" : "Address";
        return Stream.of("Bad" + about + (reasons.contains("idempotency-key-missing") ? "OrKey" : ""));
    }

    static List<Object> reasonsOf(@Nullable Object answer) {
        var parts = Yamls.list(Yamls.at(answer, "content", PROBLEM, "schema", "allOf"));
        return parts.stream()
                .flatMap(it -> Yamls.list(Yamls.at(it, "properties", "reason", "enum")).stream())
                .toList();
    }

    private static String pascal(String words, String between) {
        return Stream.of(words.split(between, -1))
                .map(it -> it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1))
                .collect(Collectors.joining());
    }
}
