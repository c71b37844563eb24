package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.box.command.SyncCommandRun.Outcome;
import dev.dosirak.platform.catalog.Service;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncStatusTest {

    private static final String LONG_WHY = "메뉴를 읽을 수 없습니다: 카테고리 '치킨'의 가격이 숫자가 아닙니다. ".repeat(3);

    private final StubService shop = new StubService(Service.SHOP).answers("GET domains", "{\"domains\":[\"shops\"]}");
    private final StubService order = new StubService(Service.ORDER);
    private final StubService storefront = new StubService(Service.STOREFRONT);
    private final RecordingTerminal plain = RecordingTerminal.plain();
    private final RecordingTerminal live = RecordingTerminal.live(80);

    @AfterEach
    void close() {
        shop.close();
        order.close();
        storefront.close();
    }

    @Test
    void everyCopyHasALine() {
        keeps(storefront, copy("storefront-shops", "CURRENT", "2026-11-21T02:59:59Z", "null", 0, ""));
        keeps(order, copy("order-shops", "CATCHING_UP", "2026-11-21T02:48:00Z", "null", 1_204, ""));

        assertThat(SyncCommandRun.over(plain, storefront, order, shop).run("status"))
                .isEqualTo(new Outcome(0, ""));
        assertThat(plain.written()).isEqualTo("""
                COPY              OF     OWNER  STATE           AGE   WAITING  ASIDE
                order-shops       shops  shop   catching up  12 min     1,204      0
                storefront-shops  shops  shop   current         1 s         0      0
                """);
    }

    @Test
    void whereEveryNodeHasItsOwnCopyEachHasALine() {
        try (var second = new StubService(Service.STOREFRONT)) {
            keeps(storefront, copy("storefront-shops", "CURRENT", "2026-11-21T02:59:59Z", "null", 0, ""));
            keeps(second, copy("storefront-shops", "OWNER_AWAY", "2026-11-21T02:48:00Z", "null", 0, aside("no hours")));

            SyncCommandRun.over(plain, storefront, second, shop).run("status");
            assertThat(plain.written()).isEqualTo("""
                    COPY                       OF     OWNER  STATE           AGE   WAITING  ASIDE
                    storefront-shops (node-1)  shops  shop   current         1 s         0      0
                    storefront-shops (node-2)  shops  shop   owner away   12 min         0      1

                    storefront-shops (node-2) has set aside what it could not read:
                      0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c11  version 12
                        no hours
                    """);
        }
        SyncCommandRun.over(plain, storefront, closed(Service.STOREFRONT), shop)
                .started(Service.STOREFRONT, Service.SHOP)
                .run("status");
        assertThat(plain.written()).endsWith("storefront (node-2) does not run\n");
    }

    private static StubService closed(Service service) {
        var it = new StubService(service);
        it.close();
        return it;
    }

    @Test
    void syncAloneShowsTheSame() {
        keeps(storefront, copy("storefront-shops", "CURRENT", "2026-11-21T02:59:59Z", "null", 0, ""));

        assertThat(SyncCommandRun.over(plain, storefront, shop).run().code()).isZero();
        assertThat(plain.written()).contains("storefront-shops");
    }

    @Test
    void aCopyIsColouredWhenItIsBehindOrItsOwnerAway() {
        keeps(
                storefront,
                copy("storefront-ads", "CATCHING_UP", "2026-11-21T02:58:59Z", "null", 1, "") + ","
                        + copy("storefront-menus", "OWNER_AWAY", "2026-11-21T02:59:59Z", "null", 0, "") + ","
                        + copy("storefront-shops", "CATCHING_UP", "2026-11-21T02:59:01Z", "null", 1, ""));

        SyncCommandRun.over(live, storefront, shop).run("status");

        assertThat(live.written())
                .contains("\u001b[33mcatching up\u001b[0m\u001b[33m   1 min\u001b[0m")
                .contains("\u001b[31mowner away \u001b[0m\u001b[31m     1 s\u001b[0m")
                .contains("\u001b[32mcatching up\u001b[0m\u001b[32m    59 s\u001b[0m");
    }

    @Test
    void anImportHasABarAndOneOfASpanItsSpan() {
        var all = "{\"imported\":120000,\"expected\":300000,\"from\":null,\"to\":null}";
        var span = """
                {"imported":120,"expected":0,"from":"2026-11-21T01:00:00Z","to":"2026-11-21T02:00:00Z"}""";
        keeps(
                storefront,
                copy("storefront-ads", "IMPORTING", "2026-11-21T02:59:59Z", span, 0, "") + ","
                        + copy("storefront-shops", "IMPORTING", null, all, 0, ""));

        SyncCommandRun.over(plain, storefront, shop).run("status");

        assertThat(plain.written()).isEqualTo("""
                COPY              OF     OWNER  STATE           AGE   WAITING  ASIDE
                storefront-ads    shops  shop   importing       1 s         0      0
                  120 so far
                  of what changed from 2026-11-21T10:00:00 to 2026-11-21T11:00:00
                storefront-shops  shops  shop   importing   no data         0      0
                  [###########.................] 120,000 of 300,000
                """);
    }

    @Test
    void whatWasSetAsideIsNamedAndDoesNotWait() {
        keeps(order, copy("order-shops", "CURRENT", "2026-11-21T02:59:59Z", "null", 0, aside("no hours")));

        SyncCommandRun.over(plain, order, shop).run("status");

        assertThat(plain.written()).isEqualTo("""
                COPY         OF     OWNER  STATE           AGE   WAITING  ASIDE
                order-shops  shops  shop   current         1 s         0      1

                order-shops has set aside what it could not read:
                  0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c11  version 12
                    no hours
                """);
    }

    @Test
    void atEightyColumnsNothingBreaks() {
        var all = "{\"imported\":12000000,\"expected\":30000000,\"from\":null,\"to\":null}";
        keeps(
                storefront,
                copy(
                        "storefront-of-the-whole-country-shops-and-menus",
                        "IMPORTING",
                        null,
                        all,
                        1_000_000,
                        aside(LONG_WHY)));

        SyncCommandRun.over(live, storefront, shop).run("status");

        assertThat(live.widest()).isLessThanOrEqualTo(80);
        assertThat(live.lines().get(1)).startsWith("storefront-of-the-whole-cou… ");
        assertThat(String.join("", live.lines()).replace(" ", "")).contains(LONG_WHY.replace(" ", ""));
    }

    @Test
    void koreanDoesNotPushColumnsAside() {
        keeps(
                storefront,
                copy("가게-사본", "CURRENT", "2026-11-21T02:59:59Z", "null", 0, "") + ","
                        + copy("storefront-shops", "CURRENT", "2026-11-21T02:59:59Z", "null", 0, ""));

        SyncCommandRun.over(plain, storefront, shop).run("status");

        assertThat(plain.lines())
                .contains("storefront-shops  shops  shop   current         1 s         0      0")
                .contains("가게-사본         shops  shop   current         1 s         0      0");
    }

    @Test
    void anOwnerThatDoesNotAnswerIsUnknown() {
        keeps(order, copy("order-shops", "OWNER_AWAY", "2026-11-21T00:00:00Z", "null", 0, ""));

        SyncCommandRun.over(plain, order).run("status");

        assertThat(plain.written()).contains("order-shops  shops  unknown  owner away      3 h");
    }

    @Test
    void aServiceStartedHereThatDoesNotAnswerIsNamed() {
        keeps(order, copy("order-shops", "CURRENT", "2026-11-21T02:59:59Z", "null", 0, ""));
        storefront.close();

        SyncCommandRun.over(plain, order, shop, storefront).run("status");
        assertThat(plain.written()).doesNotContain("does not run");

        SyncCommandRun.over(plain, order, shop, storefront)
                .started(Service.ORDER, Service.SHOP, Service.STOREFRONT)
                .run("status");
        assertThat(plain.written()).endsWith("storefront does not run\n");
    }

    @Test
    void aServiceThatRefusesUsIsNamed() {
        keeps(order, copy("order-shops", "CURRENT", "2026-11-21T02:59:59Z", "null", 0, ""));
        shop.refuses("GET copies", 401, "You are not logged in.");

        SyncCommandRun.over(plain, order, shop).run("status");

        assertThat(plain.written()).endsWith("shop answered 401: You are not logged in.\n");
    }

    @Test
    void aServiceThatTakesTheAddressForAnotherKeepsNoCopies() {
        shop.refuses("GET copies", 400, "A value is missing.");

        assertThat(SyncCommandRun.over(plain, shop).run("status").code()).isZero();
        assertThat(plain.written()).isEqualTo("No service that runs keeps a copy.\n");
    }

    @Test
    void whenNothingRunsThatIsSaid() {
        shop.close();

        assertThat(SyncCommandRun.over(plain, shop).run("status"))
                .isEqualTo(new Outcome(1, "dosirak: Dosirak is not running"));
    }

    @Test
    void watchingDrawsItAgainInTheSamePlace() throws InterruptedException {
        keeps(storefront, copy("storefront-shops", "CURRENT", "2026-11-21T02:59:59Z", "null", 0, ""));
        var watching = Thread.startVirtualThread(
                () -> SyncCommandRun.over(live, storefront, shop).run("status", "--watch"));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> live.lines().stream()
                                .filter(it -> it.startsWith("storefront-shops"))
                                .count()
                        >= 2);
        watching.interrupt();
        watching.join();

        assertThat(live.shown().stream().filter(it -> it.startsWith("COPY"))).hasSizeLessThanOrEqualTo(1);
        assertThat(live.written()).contains("and again every second; Ctrl-C ends it");
    }

    private static void keeps(StubService service, String copies) {
        service.answers("GET copies", "{\"copies\":[%s]}".formatted(copies));
    }

    private static String copy(
            String name, String state, @Nullable String asOf, String importing, long waiting, String aside) {
        return """
                {"name":"%s","domain":"shops","state":"%s","asOf":%s,"importing":%s,"waiting":%d,"setAside":%d,"aside":[%s],\
                "work":{"notices":1,"calls":1,"fetched":1,"imported":0,"pulses":1}}""".formatted(
                        name,
                        state,
                        asOf == null ? "null" : "\"" + asOf + "\"",
                        importing,
                        waiting,
                        aside.isEmpty() ? 0 : 1,
                        aside);
    }

    private static String aside(String why) {
        return "{\"id\":\"0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c11\",\"version\":12,\"why\":\"%s\"}".formatted(why);
    }
}
