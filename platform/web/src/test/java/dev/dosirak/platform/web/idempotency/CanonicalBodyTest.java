package dev.dosirak.platform.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CanonicalBodyTest {

    private static final List<String> SCALARS =
            List.of("true", "0", "-17", "12345678901234567890", "1.5", "1e3", "\"\"", "\"한 🍚/\\n\\\"\"", "null");

    /// A command may be repeated for 72 hours, also to a newer version of us.
    @Test
    void itIsWrittenAsItAlwaysWas() {
        assertThat(meaning("""
                        { "stars": 3, "text": "buy \\u0072adish", "none": null,
                          "list": [null, 1.50, 1e3, {"ab": true, "a": {}}, []], "big": 12345678901234567890 }
                        """)).isEqualTo("""
                        {"big":12345678901234567890,"list":[null,1.5,1000.0,{"a":{},"ab":true},[]],"stars":3,\
                        "text":"buy radish"}\
                        """);
        assertThat(meaning(" \n")).isEmpty();
        assertThat(meaning("null")).isEqualTo("null");
        assertThat(meaning("no json")).isEqualTo("no json");
    }

    @RepeatedTest(50)
    void whoSaysTheSameIsUnderstoodTheSame(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var said = anything(random, 5);

        assertThat(meaning(written(said, random)))
                .isEqualTo(meaning(written(said, random)))
                .isEqualTo(kept(said));
    }

    @RepeatedTest(20)
    void whoSaysMoreOrLessIsNot(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var said = new TreeMap<String, Object>(fields(random, 3));
        var before = meaning(written(said, random));
        said.put("more", "1");

        assertThat(meaning(written(said, random))).isNotEqualTo(before);
    }

    /// Seen: a megabyte below 480 names was copied 480 times, before anybody asked who sent it.
    @Test
    void aTextDeepInsideCostsAsMuchAsOneAtTheTop() {
        long top = work(nested(1));
        long inside = work(nested(60));

        assertThat(inside).isLessThan(2 * top);
    }

    @Test
    void whatLiesTooDeepIsNotLookedInto() {
        assertThat(meaning(brackets(64))).isEqualTo(brackets(64).strip());
        assertThat(meaning(brackets(65))).isEqualTo(brackets(65));
        assertThat(work(nested(480))).isLessThan(2 * work(nested(1)));
    }

    private static String brackets(int depth) {
        return "[".repeat(depth) + "]".repeat(depth) + " ";
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + '"' + "한".repeat(300_000) + '"' + "}".repeat(depth);
    }

    /// In bytes that were made for it.
    private static long work(String body) {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var bytes = body.getBytes(UTF_8);
        CanonicalBody.of(bytes); // what is made once
        long before = thread.getCurrentThreadAllocatedBytes();
        CanonicalBody.of(bytes);
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    private static String meaning(String body) {
        return new String(CanonicalBody.of(body.getBytes(UTF_8)), UTF_8);
    }

    /// A map, a list, or a scalar as JSON.
    private static Object anything(Random random, int depth) {
        return switch (depth == 0 ? 2 : random.nextInt(3)) {
            case 0 -> fields(random, depth - 1);
            case 1 ->
                Stream.generate(() -> anything(random, depth - 1))
                        .limit(random.nextInt(4))
                        .toList();
            default -> SCALARS.get(random.nextInt(SCALARS.size()));
        };
    }

    private static TreeMap<String, Object> fields(Random random, int depth) {
        var names = List.of("a", "ab", "aB", "b1", "noteToShop", "이름");
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> names.get(random.nextInt(names.size())))
                .distinct()
                .collect(Collectors.toMap(
                        it -> it, _ -> anything(random, Math.max(0, depth)), (one, _) -> one, TreeMap::new));
    }

    /// Another time with other white space, in another order, with nulls that say nothing.
    private static String written(Object said, Random random) {
        var space = " \n".repeat(random.nextInt(2));
        return switch (said) {
            case TreeMap<?, ?> fields -> {
                var parts = new ArrayList<String>();
                fields.forEach(
                        (name, value) -> parts.add("\"%s\"%s:%s".formatted(name, space, written(value, random))));
                if (random.nextBoolean()) {
                    parts.add("\"nothing\": null");
                }
                Collections.shuffle(parts, random);
                yield "{" + space + String.join("," + space, parts) + "}";
            }
            case List<?> items ->
                items.stream()
                        .map(it -> written(it, random))
                        .collect(Collectors.joining("," + space, "[", "]" + space));
            default -> said.toString();
        };
    }

    /// What is stored of such a command since there are fingerprints.
    private static String kept(Object said) {
        return switch (said) {
            case TreeMap<?, ?> fields ->
                fields.entrySet().stream()
                        .filter(it -> !it.getValue().equals("null"))
                        .map(it -> "\"%s\":%s".formatted(it.getKey(), kept(it.getValue())))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> items ->
                items.stream().map(CanonicalBodyTest::kept).collect(Collectors.joining(",", "[", "]"));
            default -> JsonMapper.shared().readTree(said.toString()).toString();
        };
    }
}
