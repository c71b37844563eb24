package dev.dosirak.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.shop.registry.Examples;
import dev.dosirak.shop.registry.RandomShops;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ShopDocumentTest {

    private final EventJson json = new EventJson();

    @RepeatedTest(100)
    void whatIsWrittenIsReadBackTheSame(RepetitionInfo run) {
        var shop = new Versioned<>(new RandomShops(run.getCurrentRepetition()).shop(), run.getCurrentRepetition());

        var written = json.write(ShopDocument.of(shop));

        assertThat(json.read(written, ShopDocument.class).toShop()).isEqualTo(shop);
    }

    @Test
    void theDocumentIsTheOneThatOthersWereToldOf() {
        var written = json.write(ShopDocument.of(new Versioned<>(Examples.APPROVED, 7)));

        assertThat(JsonMapper.shared().readTree(written))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"id":"0190bbbb-0000-7000-8000-000000000001","version":7,"owner":"0190aaaa-0000-7000-8000-000000000001",
                 "state":"approved","refusal":null,
                 "profile":{"name":"마포 통닭","category":"chicken","phone":"02-123-4567","notice":"",
                   "address":{"road":"서울특별시 마포구 와우산로 21","district":"마포구"},"position":{"lat":37.5512,"lng":126.9246}},
                 "delivery":{"radiusMeters":3000,"minimumOrder":15000,
                   "fees":[{"uptoMeters":1000,"fee":2000},{"uptoMeters":3000,"fee":3500}]},
                 "hours":{"weekly":[{"day":"saturday","open":"17:00","close":"02:00"}],"closedDays":[],"closedUntil":null},
                 "discountPercent":10,
                 "menu":{"categories":[{"id":"0190cccc-0000-7000-8000-000000000002","name":"치킨","products":[
                   {"id":"0190cccc-0000-7000-8000-000000000001","name":"후라이드","description":"바삭합니다","price":18000,
                    "regularPrice":20000,"soldOut":false,"optionGroups":[{"id":"0190cccc-0000-7000-8000-000000000003","name":"맛","min":1,"max":1,
                      "options":[{"id":"0190cccc-0000-7000-8000-000000000004","name":"순한맛","price":0},
                                 {"id":"0190cccc-0000-7000-8000-000000000005","name":"매운맛","price":500}]}]}]}]}}
                """));
    }

    @Test
    void whatWasStoredBeforeThereWereReductionsIsStillRead() {
        var written = json.write(ShopDocument.of(new Versioned<>(Examples.APPROVED, 7)));

        var before = written.replace("\"discountPercent\":10,", "").replace("\"regularPrice\":20000,", "");

        assertThat(json.read(before, ShopDocument.class).toShop().state().menu().discountPercent())
                .isZero();
    }
}
