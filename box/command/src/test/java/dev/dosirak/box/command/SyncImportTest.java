package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.box.command.SyncCommandRun.Outcome;
import dev.dosirak.platform.catalog.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncImportTest {

    private static final String POST_SHOPS = "POST copies/storefront-shops/import";
    private static final String GET_SHOPS = "GET copies/storefront-shops";

    private final StubService storefront = new StubService(Service.STOREFRONT);
    private final StubService shop = new StubService(Service.SHOP);
    private final RecordingTerminal plain = RecordingTerminal.plain();
    private final RecordingTerminal live = RecordingTerminal.live(80);

    @BeforeEach
    void keepTwoCopies() {
        storefront.answers("GET copies", "{\"copies\":[%s,%s]}".formatted(done("ads", 0), done("shops", 0)));
    }

    @AfterEach
    void close() {
        storefront.close();
        shop.close();
    }

    @Test
    void aCopyIsImportedToItsEnd() {
        storefront.answers(POST_SHOPS, at("shops", 0, 0, "IMPORTING"));
        storefront.answers(GET_SHOPS, at("shops", 400, 1_000, "IMPORTING"), done("shops", 1_000));

        assertThat(SyncCommandRun.over(plain, storefront).run("import", "storefront-shops"))
                .isEqualTo(new Outcome(0, ""));
        assertThat(plain.written()).isEqualTo("""
                storefront-shops: import begun
                storefront-shops: 1,000 imported in 0.0 s
                """);
        assertThat(storefront.requests())
                .contains(POST_SHOPS + " {}")
                .doesNotContain("POST copies/storefront-ads/import {}");
    }

    @Test
    void aLongImportIsToldOfNowAndThen() {
        storefront.answers(POST_SHOPS, at("shops", 0, 0, "IMPORTING"));
        storefront.answers(
                GET_SHOPS,
                at("shops", 40_000, 100_000, "IMPORTING"),
                at("shops", 80_000, 100_000, "IMPORTING"),
                done("shops", 100_000));

        SyncCommandRun.slowly(plain, storefront).run("import", "storefront-shops");

        assertThat(plain.written()).isEqualTo("""
                storefront-shops: import begun
                storefront-shops: 40,000 of 100,000, 2,000 a second
                storefront-shops: 80,000 of 100,000, 2,000 a second
                storefront-shops: 100,000 imported in 1 min
                """);
    }

    @Test
    void aServiceStandsForAllCopiesThatItKeeps() {
        storefront.answers(POST_SHOPS, at("shops", 0, 0, "IMPORTING"));
        storefront.answers(GET_SHOPS, at("shops", 400, 1_000, "IMPORTING"), done("shops", 1_000));
        storefront.answers("POST copies/storefront-ads/import", at("ads", 0, 0, "IMPORTING"));
        storefront.answers("GET copies/storefront-ads", done("ads", 30));

        SyncCommandRun.over(live, storefront).run("import", "storefront");

        assertThat(live.lines())
                .anyMatch(it ->
                        it.startsWith("storefront-shops  [###########.........") && it.endsWith("] 400 of 1,000"));
        assertThat(live.shown())
                .containsExactly("storefront-ads    30 imported in 0.0 s", "storefront-shops  1,000 imported in 0.0 s");
        assertThat(live.widest()).isLessThanOrEqualTo(80);
    }

    @Test
    void aSpanOfTimeIsThatOfSeoul() {
        storefront.answers(POST_SHOPS, done("shops", 0));

        SyncCommandRun.over(plain, storefront)
                .run("import", "storefront-shops", "--from", "2026-11-21T18:00", "--to", "2026-11-21T18:30");

        assertThat(storefront.requests())
                .contains(POST_SHOPS + " {\"from\":\"2026-11-21T09:00:00Z\",\"to\":\"2026-11-21T09:30:00Z\"}");
    }

    @Test
    void aSpanThatEndsNowNeedsNoEnd() {
        storefront.answers(POST_SHOPS, done("shops", 0));

        assertThat(SyncCommandRun.over(plain, storefront)
                        .run("import", "storefront-shops", "--from", "-30m")
                        .code())
                .isZero();
        assertThat(storefront.requests()).anyMatch(it -> it.startsWith(POST_SHOPS + " {\"from\":\"2"));
    }

    @Test
    void detachedItIsOnlyBegun() {
        storefront.answers(POST_SHOPS, at("shops", 0, 0, "IMPORTING"));

        assertThat(SyncCommandRun.over(live, storefront)
                        .run("import", "storefront-shops", "--detach")
                        .code())
                .isZero();
        assertThat(live.shown()).containsExactly("storefront-shops: import begun");
        assertThat(storefront.requests()).doesNotContain(GET_SHOPS);
    }

    @Test
    void anOwnerThatIsAwayIsWaitedFor() {
        storefront.answers(POST_SHOPS, at("shops", 0, 0, "IMPORTING"));
        storefront.answers(GET_SHOPS, at("shops", 400, 1_000, "OWNER_AWAY"), done("shops", 1_000));

        SyncCommandRun.over(plain, storefront).run("import", "storefront-shops");

        assertThat(plain.written()).isEqualTo("""
                storefront-shops: import begun
                storefront-shops: waits for the owner, which is away; 400 of 1,000
                storefront-shops: 1,000 imported in 0.0 s
                """);
    }

    @Test
    void aServiceThatStopsAnsweringEndsTheLookingOn() {
        storefront.answers(POST_SHOPS, at("shops", 0, 0, "IMPORTING"));
        storefront.refuses(GET_SHOPS, 500, "Something broke.");

        assertThat(SyncCommandRun.over(plain, storefront).run("import", "storefront-shops"))
                .isEqualTo(new Outcome(
                        1,
                        "dosirak: storefront answered 500: Something broke.; "
                                + "the import goes on without us, see ./dosirak sync status"));
    }

    @Test
    void anUnknownViewIsRefusedWithTheKnownOnes() {
        assertThat(SyncCommandRun.over(plain, storefront).run("import", "storefront-stars"))
                .isEqualTo(new Outcome(
                        2,
                        "dosirak: There is no view 'storefront-stars'; there are: storefront-ads, storefront-shops"));
    }

    @Test
    void aServiceWithoutCopiesIsNoView() {
        assertThat(SyncCommandRun.over(plain, storefront, shop).run("import", "shop"))
                .isEqualTo(new Outcome(
                        2, "dosirak: There is no view 'shop'; there are: storefront-ads, storefront-shops"));
    }

    @Test
    void ofAServiceThatDoesNotRunNobodyKnowsTheCopies() {
        storefront.close();

        assertThat(SyncCommandRun.over(plain, shop, storefront).run("import", "storefront-shops"))
                .isEqualTo(new Outcome(1, "dosirak: storefront does not run"));
        assertThat(SyncCommandRun.over(plain, shop, storefront).run("import", "storefront"))
                .isEqualTo(new Outcome(1, "dosirak: storefront does not run"));
    }

    @Test
    void aSpanTheWrongWayRoundIsRefusedBeforeAnybodyIsAsked() {
        assertThat(SyncCommandRun.over(plain, storefront)
                        .run("import", "storefront-shops", "--from", "2026-11-21T18:00", "--to", "2026-11-21T18:00"))
                .isEqualTo(new Outcome(
                        2, "dosirak: --from is 2026-11-21T18:00:00, which is not before --to, 2026-11-21T18:00:00"));
        assertThat(storefront.requests()).isEmpty();
    }

    @Test
    void halfASpanAndWhatIsNoTimeAreWrongArguments() {
        var sync = SyncCommandRun.over(plain, storefront);

        assertThat(sync.run("import", "storefront-shops", "--to", "now").code()).isEqualTo(2);
        assertThat(sync.run("import", "storefront-shops", "--from", "yesterday"))
                .satisfies(it -> assertThat(it.code()).isEqualTo(2))
                .satisfies(it -> assertThat(it.complaint()).contains("'yesterday' is no time"));
        assertThat(sync.run("import").code()).isEqualTo(2);
        assertThat(storefront.requests()).isEmpty();
    }

    private static String at(String copy, long imported, long expected, String state) {
        return state(
                copy,
                state,
                "{\"imported\":%d,\"expected\":%d,\"from\":null,\"to\":null}".formatted(imported, expected),
                imported);
    }

    /// @param ever imported since the service was started
    private static String done(String copy, long ever) {
        return state(copy, "CURRENT", "null", ever);
    }

    private static String state(String copy, String state, String importing, long ever) {
        return """
                {"name":"storefront-%s","domain":"shops","state":"%s","asOf":null,"importing":%s,"waiting":0,"setAside":0,"aside":[],\
                "work":{"notices":0,"calls":0,"fetched":0,"imported":%d,"pulses":0}}""".formatted(copy, state, importing, ever);
    }
}
