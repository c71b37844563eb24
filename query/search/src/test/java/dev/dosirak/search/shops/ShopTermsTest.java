package dev.dosirak.search.shops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.search.words.Hangul;
import dev.dosirak.search.words.Spelling;
import dev.dosirak.search.words.nori.Nori;
import org.junit.jupiter.api.Test;

class ShopTermsTest {

    private final Spelling spelling = new Spelling(Nori.MORPHEMES);

    private int worth(IndexedShop indexedShop, String text) {
        return ShopTerms.of(indexedShop, spelling).words().getOrDefault(Hangul.keys(text), 0);
    }

    @Test
    void whatATermIsWorthDependsOnWhereItStands() {
        var indexedShop = SomeShops.shop(1, "합정 통닭 망원점", "후라이드 치킨 (반마리)", "감자튀김", "콜라 1.25L", "단호박죽");

        assertThat(worth(indexedShop, "합정")).isEqualTo(ShopTerms.NAME_BEGINS);
        assertThat(worth(indexedShop, "합정통닭")).isEqualTo(ShopTerms.NAME_BEGINS);
        assertThat(worth(indexedShop, "통닭")).isEqualTo(ShopTerms.IN_NAME);
        assertThat(worth(indexedShop, "망원")).isEqualTo(ShopTerms.IN_NAME);
        assertThat(worth(indexedShop, "후라이드치킨")).isEqualTo(ShopTerms.DISH_CALLED);
        assertThat(worth(indexedShop, "콜라")).isEqualTo(ShopTerms.DISH_CALLED);
        assertThat(worth(indexedShop, "치킨")).isEqualTo(ShopTerms.DISH_ENDS);
        assertThat(worth(indexedShop, "후라이드")).isEqualTo(ShopTerms.IN_DISH);
        assertThat(worth(indexedShop, "ㅊㅋ")).isEqualTo(ShopTerms.DISH_ENDS);
        assertThat(worth(indexedShop, "마포구")).isEqualTo(ShopTerms.ABOUT);
        assertThat(worth(indexedShop, "죽")).as("what a word ends with").isPositive();
        var ducks = SomeShops.shop(1, "배가네 오리", "전복죽");
        assertThat(worth(ducks, "배")).as("what a word begins with").isZero();
        assertThat(worth(ducks, "전")).isZero();
        assertThat(worth(ducks, "죽")).isEqualTo(ShopTerms.DISH_ENDS);
    }

    @Test
    void whatManyDishesHaveInCommonCountsMore() {
        var indexedShop = SomeShops.shop(1, "엄마네", "김치찌개", "된장찌개", "부대찌개", "공기밥");

        assertThat(worth(indexedShop, "찌개")).isEqualTo(ShopTerms.DISH_ENDS + ShopTerms.MORE_FOR_MAINLY);
        assertThat(worth(indexedShop, "김치")).isEqualTo(ShopTerms.IN_DISH);
    }

    @Test
    void aDishIsCalledWhatItIsWithoutItsSize() {
        assertThat(ShopTerms.properName("후라이드 치킨 (순살)")).hasToString("후라이드 치킨");
        assertThat(ShopTerms.properName("[베스트] 보쌈 대")).hasToString("보쌈");
        assertThat(ShopTerms.properName("1인 페퍼로니")).hasToString("페퍼로니");
        assertThat(ShopTerms.properName("특")).hasToString("특");
    }
}
