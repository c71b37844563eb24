package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.box.command.SyncCommandRun.Outcome;
import dev.dosirak.platform.catalog.Service;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncRepublishTest {

    private static final String POST = "POST shops/republish";

    private final StubService shop = new StubService(Service.SHOP).answers("GET domains", "{\"domains\":[\"shops\"]}");
    private final StubService identity = new StubService(Service.IDENTITY);
    private final RecordingTerminal plain = RecordingTerminal.plain();

    @AfterEach
    void close() {
        shop.close();
        identity.close();
    }

    @Test
    void whatChangedInASpanIsPublishedByTheOwner() {
        shop.answers(POST, "{\"notices\":1204}");

        var outcome = SyncCommandRun.over(plain, identity, shop)
                .run("republish", "shops", "--from", "2026-11-21T18:00", "--to", "2026-11-21T10:00Z");

        assertThat(outcome).isEqualTo(new Outcome(0, ""));
        assertThat(plain.written()).isEqualTo("shop published notices of shops: 1,204\n");
        assertThat(shop.requests())
                .contains(POST + " {\"from\":\"2026-11-21T09:00:00Z\",\"to\":\"2026-11-21T10:00:00Z\"}");
    }

    @Test
    void manyIdsAreSentInBatches() {
        shop.answers(POST, "{\"notices\":500}", "{\"notices\":500}", "{\"notices\":201}");

        SyncCommandRun.over(plain, shop).run("republish", "shops", "--ids", ids(0, 700), "--ids", ids(700, 1_201));

        assertThat(plain.written()).isEqualTo("shop published notices of shops: 1,201\n");
        assertThat(shop.requests().stream().filter(it -> it.startsWith(POST)).map(it -> it.split(",", -1).length))
                .containsExactly(500, 500, 201);
    }

    @Test
    void idsThatTheOwnerDoesNotKnowAreCounted() {
        shop.answers(POST, "{\"notices\":1}");

        SyncCommandRun.over(plain, shop).run("republish", "shops", "--ids", ids(0, 3) + "," + ids(0, 3));

        assertThat(plain.written()).isEqualTo("""
                shop published notices of shops: 1
                2 of the ids it does not know
                """);
    }

    @Test
    void aDomainThatNobodyOwnsIsRefusedWithTheKnownOnes() {
        assertThat(SyncCommandRun.over(plain, identity, shop).run("republish", "stars", "--from", "-1h"))
                .isEqualTo(new Outcome(2, "dosirak: Nobody owns 'stars'; there are: shops"));
    }

    @Test
    void anOwnerThatIsDownIsNamed() {
        identity.close();

        assertThat(SyncCommandRun.over(plain, identity, shop)
                        .started(Service.IDENTITY, Service.SHOP)
                        .run("republish", "members", "--from", "-1h"))
                .isEqualTo(new Outcome(2, "dosirak: Nobody owns 'members'; there are: shops (identity does not run)"));
    }

    @Test
    void aRefusalIsPassedOn() {
        shop.refuses(POST, 422, "At most 500 can be asked for at once.");

        assertThat(SyncCommandRun.over(plain, shop).run("republish", "shops", "--ids", ids(0, 1)))
                .isEqualTo(new Outcome(1, "dosirak: shop answered 422: At most 500 can be asked for at once."));
    }

    @Test
    void eitherIdsOrASpanMustBeNamed() {
        var sync = SyncCommandRun.over(plain, shop);

        assertThat(sync.run("republish", "shops").code()).isEqualTo(2);
        assertThat(sync.run("republish", "shops", "--ids", ids(0, 1), "--from", "-1h")
                        .code())
                .isEqualTo(2);
        assertThat(sync.run("republish", "shops", "--ids", "12").code()).isEqualTo(2);
        assertThat(sync.run("republish", "shops", "--from", "now", "--to", "-1h")
                        .code())
                .isEqualTo(2);
        assertThat(shop.requests()).isEmpty();
    }

    private static String ids(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(it -> new UUID(0x0199f3a05a4e7c61L, it).toString())
                .collect(Collectors.joining(","));
    }
}
