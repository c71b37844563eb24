package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.box.acceptance.Owners.Owned;
import dev.dosirak.demo.people.Card;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.sync.Checksums;
import dev.dosirak.platform.sync.VersionEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every owner of data keeps the data-sync contract, and every copy of them comes to equal its owner.
///
/// Owners are found by asking every service; the notices that `contracts/events` promises say how many there must be.
interface SyncConformance {

    List<Service> SERVICES = Service.all(it -> it != Service.GATEWAY);
    String BEFORE_EVERYTHING = "1970-01-01T00:00:00Z";
    String AFTER_EVERYTHING = "2999-01-01T00:00:00Z";

    @Test
    default void everyNoticeThatIsPromisedHasItsOwner(Town town) throws IOException {
        var folder = Path.of(System.getProperty("dosirak.root", "../..")).resolve("contracts/events");
        try (var files = Files.walk(folder)) {
            long notices = files.filter(it -> it.getFileName().toString().endsWith("changed.v1.schema.json"))
                    .filter(SyncConformance::isNotice)
                    .count();
            assertThat(Owners.all(town)).hasSize((int) notices);
        }
    }

    private static boolean isNotice(Path schema) {
        try {
            var required =
                    JsonMapper.shared().readTree(Files.readString(schema)).path("required");
            return required.valueStream().map(JsonNode::asString).toList().equals(List.of("id", "version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    default Stream<DynamicTest> everyOwnerKeepsTheContract(Town town) {
        fill(town);
        return Owners.all(town).stream().flatMap(it -> {
            var conformance = new Conformance(town, it);
            return Stream.of(
                    DynamicTest.dynamicTest(it + ": only services get in", conformance::onlyServicesGetIn),
                    DynamicTest.dynamicTest(it + ": an import is everything once", conformance::anImportIsEverything),
                    DynamicTest.dynamicTest(it + ": an import goes on anywhere", conformance::anImportGoesOnAnywhere),
                    DynamicTest.dynamicTest(it + ": a span is a part of it", conformance::aSpanIsAPart),
                    DynamicTest.dynamicTest(it + ": one and some are as in the import", conformance::oneAndSome),
                    DynamicTest.dynamicTest(it + ": checksums are of the versions", conformance::checksums),
                    DynamicTest.dynamicTest(it + ": notices come again", () -> conformance.noticesComeAgain(town)),
                    DynamicTest.dynamicTest(it + ": what makes no sense is refused", conformance::nonsense));
        });
    }

    /// Something of everything: an order that was delivered, reviewed, and the shop advertised, an ad deleted
    /// again.
    private static void fill(Town town) {
        var stage = town.stage();
        var order = stage.ringing(Card.GOOD);
        stage.accept(order);
        var hans = stage.takenByRider(order);
        hans.pickUp(order);
        hans.handOver(order);
        Browsing.review(stage, order, 5, "맛있어요");
        Browsing.advertise(stage);
        var gone = Browsing.advertise(stage);
        var ads = stage.owner().http();
        ads.post("/api/v1/ads/" + gone + "/end", Map.of());
        ads.delete("/api/v1/ads/" + gone);
    }

    @Test
    default void theCatalogNamesEveryOwnerAndEveryCopy(Town town) {
        for (var service : SERVICES) {
            assertThat(Owners.of(town, service.key()).map(Owners.Owned::domain))
                    .as("what %s owns", service.key())
                    .containsExactlyInAnyOrderElementsOf(service.spec().owns());
            assertThat(copies(town, service.key()).map(it -> it.path("domain").asString()))
                    .as("what %s copies", service.key())
                    .containsExactlyInAnyOrderElementsOf(service.spec().copies());
        }
    }

    @TestFactory
    default Stream<DynamicTest> everyCopyComesToEqualItsOwner(Town town) {
        return SERVICES.stream()
                .map(Service::key)
                .flatMap(service -> copies(town, service)
                        .map(it -> it.path("name").asString())
                        .map(it -> DynamicTest.dynamicTest(it, () -> driftIsNothing(town, service, it))));
    }

    private static Stream<JsonNode> copies(Town town, String service) {
        return town.doorOf(service)
                .get("/internal/v1/copies")
                .json()
                .path("copies")
                .valueStream();
    }

    private static void driftIsNothing(Town town, String service, String copy) {
        eventually().untilAsserted(() -> {
            var audit = town.doorOf(service)
                    .post("/internal/v1/copies/" + copy + "/audit", Map.of())
                    .ok(200);
            assertThat(audit.path("drift")).isEmpty();
        });
    }

    /// One owner's half of the contract. Other tests go on changing things meanwhile.
    record Conformance(Town town, Owned owned) {

        private String path(String rest) {
            return "/internal/v1/" + owned.domain() + rest;
        }

        private Http door() {
            return town.doorOf(owned.service());
        }

        private Map<UUID, JsonNode> lines(String path) {
            var lines = new LinkedHashMap<UUID, JsonNode>();
            var answer = door().get(path);
            assertThat(answer.status()).as("%s → %s", path, answer.text()).isEqualTo(200);
            var said = new ArrayList<>(answer.text().lines().toList());
            if (path.startsWith(path("/import"))) {
                assertThat(said.removeLast()).as("an import says where it ends").isEqualTo("{\"end\":true}");
            }
            said.forEach(line -> {
                var item = JsonMapper.shared().readTree(line);
                var before = lines.put(UUID.fromString(item.required("id").asString()), item);
                assertThat(before).as("twice").isNull();
                assertThat(item.required("version").asLong()).isPositive();
                assertThat(item.required("document").isObject()).isTrue();
                if (item.required("deleted").asBoolean()) {
                    assertThat(item.path("document")).isEmpty();
                }
            });
            return lines;
        }

        void onlyServicesGetIn() {
            var id = UUID.randomUUID();
            for (var path : List.of("/" + id, "?ids=" + id, "/import", "/checksums", "/versions")) {
                var direct = new Http(town.http().client(), town.platform().url(owned.service()), Map.of());
                direct.get(path(path)).keptAway();
                direct.as(town.operator().session().accessToken())
                        .get(path(path))
                        .keptAway();
                assertThat(town.operator().http().get(path(path)).status()).isEqualTo(404);
            }
        }

        void anImportIsEverything() {
            eventually().untilAsserted(() -> {
                var all = lines(path("/import"));
                assertThat(all).isNotEmpty();
                assertThat(all.keySet().stream().map(UUID::toString)).isSorted();
                assertThat(door().get(path("/checksums"))
                                .ok(200)
                                .path("buckets")
                                .path(0)
                                .path("count")
                                .asInt())
                        .isEqualTo(all.size());
            });
        }

        void anImportGoesOnAnywhere() {
            eventually().untilAsserted(() -> {
                var ids = List.copyOf(lines(path("/import")).keySet());
                var middle = ids.get(ids.size() / 2);
                assertThat(List.copyOf(lines(path("/import?cursor=" + middle)).keySet()))
                        .isEqualTo(ids.subList(ids.size() / 2 + 1, ids.size()));
                assertThat(lines(path("/import?cursor=" + ids.getLast()))).isEmpty();
            });
        }

        void aSpanIsAPart() {
            eventually().untilAsserted(() -> {
                var all = lines(path("/import"));
                var span = "/import?from=%s&to=%s";
                assertThat(lines(path(span.formatted(BEFORE_EVERYTHING, AFTER_EVERYTHING)))
                                .keySet())
                        .isEqualTo(all.keySet());
                assertThat(lines(path(span.formatted(BEFORE_EVERYTHING, "2000-01-01T00:00:00Z")))
                                .keySet())
                        .as("what changed again later is not left out")
                        .isSubsetOf(all.keySet());
                assertThat(lines(path(span.formatted(AFTER_EVERYTHING, "2999-01-01T00:01:00Z"))))
                        .isEmpty();
                var last = List.copyOf(all.keySet()).getLast();
                assertThat(lines(path(span.formatted(BEFORE_EVERYTHING, AFTER_EVERYTHING) + "&cursor=" + last)))
                        .isEmpty();
            });
        }

        void oneAndSome() {
            eventually().untilAsserted(() -> {
                var all = lines(path("/import"));
                var some = all.keySet().stream().limit(50).toList();
                var asked = some.stream().map(UUID::toString).collect(Collectors.joining(","));
                var found = lines(path("?ids=" + asked + "," + UUID.randomUUID()));
                assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(some);
                found.entrySet().stream().limit(5).forEach(it -> one(it.getKey(), it.getValue()));
                all.values().stream()
                        .filter(it -> it.path("deleted").asBoolean())
                        .limit(1)
                        .forEach(it -> one(UUID.fromString(it.path("id").asString()), it));
            });
            door().get(path("/" + UUID.randomUUID())).refused(404, "unknown-item");
        }

        private void one(UUID id, JsonNode item) {
            long version = item.path("version").asLong();
            var answer = door().get(path("/%s?minVersion=%d".formatted(id, version)));
            assertThat(answer.json()).isEqualTo(item);
            assertThat(answer.status()).isEqualTo(item.path("deleted").asBoolean() ? 404 : 200);
            door().get(path("/%s?minVersion=%d".formatted(id, version + 1_000))).refused(409, "version-not-reached");
        }

        void checksums() {
            int buckets = 7;
            eventually().untilAsserted(() -> {
                var sums = new Checksums(buckets);
                lines(path("/import"))
                        .forEach((id, item) -> sums.add(
                                new VersionEntry(id, item.path("version").asLong())));
                var said = door().get(path("/checksums?buckets=" + buckets))
                        .ok(200)
                        .path("buckets");
                assertThat(said.valueStream()
                                .map(it -> new Checksums.Bucket(
                                        it.path("bucket").asInt(),
                                        it.path("count").asLong(),
                                        it.path("hash").asString()))
                                .toList())
                        .isEqualTo(sums.buckets());
            });
            eventually().untilAsserted(() -> {
                var ids = List.copyOf(lines(path("/import")).keySet());
                var middle = ids.get(ids.size() / 2);
                var rest = door().get(path("/checksums?cursor=" + middle)).ok(200);
                assertThat(rest.path("buckets").path(0).path("count").asInt())
                        .as("sums go on from any cursor")
                        .isEqualTo(ids.size() - ids.size() / 2 - 1);
                assertThat(rest.path("next").isNull()).isTrue();
            });
            eventually().untilAsserted(() -> {
                var versions = door().get(path("/versions?limit=5000")).ok(200).path("items");
                var all = lines(path("/import"));
                assertThat(versions.valueStream()
                                .map(it -> it.path("id").asString() + it.path("version"))
                                .toList())
                        .isEqualTo(all.values().stream()
                                .map(it -> it.path("id").asString() + it.path("version"))
                                .toList());
            });
        }

        void noticesComeAgain(Town town) {
            var item = lines(path("/import")).values().iterator().next();
            var id = item.path("id").asString();
            try (var topic = new TopicListener(town.platform().kafka(), owned.service() + ".events")) {
                var answer = door().post(path("/republish"), Map.of("ids", List.of(id, UUID.randomUUID())))
                        .ok(200);
                assertThat(answer.path("notices").asInt()).isEqualTo(1);
                eventually()
                        .untilAsserted(() -> assertThat(topic.received(id)).anySatisfy(body -> {
                            assertThat(body.propertyNames()).containsExactlyInAnyOrder("id", "version");
                            assertThat(body.path("id").asString()).isEqualTo(id);
                            assertThat(body.path("version").asLong())
                                    .isGreaterThanOrEqualTo(item.path("version").asLong());
                        }));
            }
            var nothing = Map.of("from", AFTER_EVERYTHING, "to", "2999-01-01T00:00:01Z");
            assertThat(door().post(path("/republish"), nothing)
                            .ok(200)
                            .path("notices")
                            .asInt())
                    .isZero();
        }

        void nonsense() {
            var ids = Stream.generate(() -> UUID.randomUUID().toString())
                    .limit(501)
                    .collect(Collectors.joining(","));
            door().get(path("?ids=" + ids.substring(0, 36 * 100))).refused(400, "wrong-type");
            door().post(path("/republish"), Map.of("ids", List.of(ids.split(",", -1))))
                    .refused(422, "batch-too-large");
            door().get(path("/import?cursor=nowhere")).refused(400, "wrong-type");
            door().get(path("/import?from=yesterday&to=today")).refused(400, "wrong-type");
            door().get(path("/import?from=" + BEFORE_EVERYTHING)).refused(422, "no-such-span");
            door().get(path("/import?from=" + AFTER_EVERYTHING + "&to=" + BEFORE_EVERYTHING))
                    .refused(422, "no-such-span");
            door().get(path("/checksums?cursor=nowhere")).refused(400, "wrong-type");
            door().get(path("/checksums?buckets=0")).refused(400, "invalid-request");
            door().get(path("/checksums?buckets=1000000")).refused(400, "invalid-request");
            door().get(path("/versions?limit=1000000")).refused(400, "invalid-request");
            door().post(path("/republish"), Map.of()).refused(422, "neither-ids-nor-span");
            door().get("/internal/v1/nothings/import").refused(404, "unknown-domain");
        }
    }
}
