package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.box.command.SyncCommandRun.Outcome;
import dev.dosirak.platform.catalog.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncAuditTest {

    private static final String CLEAN = "{\"compared\":1000,\"drift\":[],\"repaired\":0}";
    private static final String DRIFT = """
            {"compared":1000,"drift":[\
            {"id":"0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c11","held":0,"owned":3},\
            {"id":"0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c12","held":-1,"owned":4},\
            {"id":"0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c13","held":9,"owned":0}],"repaired":%d}""";

    private final StubService shop = new StubService(Service.SHOP).answers("GET domains", "{\"domains\":[\"shops\"]}");
    private final StubService order = new StubService(Service.ORDER);
    private final StubService storefront = new StubService(Service.STOREFRONT);
    private final RecordingTerminal plain = RecordingTerminal.plain();
    private final RecordingTerminal live = RecordingTerminal.live(80);

    @BeforeEach
    void keepCopies() {
        order.answers("GET copies", copies("order-shops"));
        storefront.answers("GET copies", copies("storefront-shops"));
    }

    @AfterEach
    void close() {
        shop.close();
        order.close();
        storefront.close();
    }

    @Test
    void withoutDriftThatIsTheLastWord() {
        order.answers(audit("order-shops", false), CLEAN);
        storefront.answers(audit("storefront-shops", false), CLEAN);

        assertThat(sync(plain).run("audit")).isEqualTo(new Outcome(0, ""));
        assertThat(plain.written()).isEqualTo("""
                order-shops       drift 0 of 1,000
                storefront-shops  drift 0 of 1,000
                drift 0
                """);
    }

    @Test
    void exactlyWhatHasDriftedIsListed() {
        order.answers(audit("order-shops", false), DRIFT.formatted(0));
        storefront.answers(audit("storefront-shops", false), CLEAN);

        assertThat(sync(plain).run("audit").code()).isEqualTo(1);
        assertThat(plain.written()).isEqualTo("""
                order-shops       drift 3 of 1,000
                  ID                                    COPY HAS          OWNER HAS
                  0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c11  missing           version 3
                  0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c12  damaged           version 4
                  0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c13  version 9         never heard of
                storefront-shops  drift 0 of 1,000
                drift 3, not repaired; --repair does
                """);
    }

    @Test
    void whatWasRepairedIsSettled() {
        order.answers(audit("order-shops", true), DRIFT.formatted(3));

        assertThat(sync(plain).run("audit", "order", "--repair").code()).isZero();
        assertThat(plain.written()).contains("  repaired 3\n").endsWith("drift 3, all repaired\n");
        assertThat(storefront.requests()).noneMatch(it -> it.startsWith("POST"));
    }

    @Test
    void whatWasRepairedInPartIsNot() {
        order.answers(audit("order-shops", true), DRIFT.formatted(2));

        assertThat(sync(plain).run("audit", "order-shops", "--repair").code()).isEqualTo(1);
        assertThat(plain.written()).endsWith("drift 3, 2 repaired\n");
    }

    @Test
    void anOwnerThatIsAwayDoesNotKeepTheOthersFromIt() {
        order.refuses(audit("order-shops", false), 503, "Not now.");
        storefront.answers(audit("storefront-shops", false), CLEAN);

        assertThat(sync(plain).run("audit").code()).isEqualTo(1);
        assertThat(plain.written()).isEqualTo("""
                order-shops       not compared
                  the owner of shops (shop) is away
                storefront-shops  drift 0 of 1,000
                not compared: order-shops; elsewhere drift 0
                """);
    }

    @Test
    void whoeverDoesNotCompareSaysWhy() {
        order.refuses(audit("order-shops", false), 500, "Something broke on our side.");

        assertThat(sync(plain).run("audit", "order-shops").code()).isEqualTo(1);
        assertThat(plain.written()).contains("  order answered 500: Something broke on our side.\n");
    }

    @Test
    void aServiceThatShouldAnswerAndDoesNotIsNoCleanAudit() {
        storefront.close();
        order.answers(audit("order-shops", false), CLEAN);

        var everything = sync(plain).started(Service.SHOP, Service.ORDER, Service.STOREFRONT);
        assertThat(everything.run("audit").code()).isEqualTo(1);
        assertThat(plain.written()).isEqualTo("""
                order-shops  drift 0 of 1,000
                not known whether storefront keeps copies
                  storefront does not run
                not compared: storefront; elsewhere drift 0
                """);
        assertThat(everything.run("audit", "order-shops").code()).isZero();
    }

    @Test
    void scriptsReadJson() {
        order.answers(audit("order-shops", true), DRIFT.formatted(3));
        storefront.refuses(audit("storefront-shops", true), 503, "Not now.");

        assertThat(sync(live).run("audit", "--repair", "--json").code()).isEqualTo(1);
        assertThat(live.written()).isEqualToIgnoringNewLines("""
                {"drift":3,"repaired":3,"notCompared":["storefront-shops"],"copies":[\
                {"name":"order-shops","domain":"shops","service":"order","compared":1000,"repaired":3,"drift":[\
                {"id":"0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c11","held":0,"owned":3},\
                {"id":"0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c12","held":-1,"owned":4},\
                {"id":"0199f3a0-5a4e-7c61-9a55-0f2f8f1d2c13","held":9,"owned":0}]},\
                {"name":"storefront-shops","domain":"shops","service":"storefront",\
                "notCompared":"the owner of shops (shop) is away"}]}""");
    }

    @Test
    void onATerminalOneSeesThatItWorksAndNothingOfThatStays() {
        order.answers(audit("order-shops", false), DRIFT.formatted(0));
        storefront.answers(audit("storefront-shops", false), CLEAN);

        sync(live).run("audit");

        assertThat(live.lines()).contains("order-shops       comparing, 0 s");
        assertThat(live.shown())
                .noneMatch(it -> it.contains("comparing"))
                .startsWith("order-shops       drift 3 of 1,000")
                .endsWith("storefront-shops  drift 0 of 1,000", "drift 3, not repaired; --repair does");
        assertThat(live.written())
                .contains("\u001b[31mdrift 3 of 1,000\u001b[0m")
                .contains("\u001b[32mdrift 0 of 1,000\u001b[0m");
        assertThat(live.widest()).isLessThanOrEqualTo(80);
    }

    @Test
    void anUnknownViewIsAWrongArgument() {
        assertThat(sync(plain).run("audit", "order-shops", "stars"))
                .isEqualTo(
                        new Outcome(2, "dosirak: There is no view 'stars'; there are: order-shops, storefront-shops"));
    }

    @Test
    void whereNothingIsKeptNothingIsClean() {
        assertThat(SyncCommandRun.over(plain, shop).run("audit"))
                .isEqualTo(new Outcome(1, "dosirak: No service that runs keeps a copy"));
    }

    private SyncCommandRun sync(RecordingTerminal terminal) {
        return SyncCommandRun.over(terminal, shop, order, storefront);
    }

    private static String audit(String copy, boolean repair) {
        return "POST copies/%s/audit?repair=%s".formatted(copy, repair);
    }

    private static String copies(String copy) {
        return """
                {"copies":[{"name":"%s","domain":"shops","state":"CURRENT","asOf":"2026-11-21T03:00:00Z",\
                "importing":null,"waiting":0,"setAside":0,"aside":[],\
                "work":{"notices":0,"calls":0,"fetched":0,"imported":0,"pulses":0}}]}""".formatted(copy);
    }
}
