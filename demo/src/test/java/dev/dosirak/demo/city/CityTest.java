package dev.dosirak.demo.city;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.city.CityShop.Fee;
import dev.dosirak.demo.city.Menu.Category;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class CityTest {

    private static final City SEOUL = City.of(1_000);

    @Test
    void theSameSeedIsTheSameCityAndAnotherSeedIsAnother() {
        assertThat(City.of(1_000).shop(417)).isEqualTo(SEOUL.shop(417));
        assertThat(new City(7, 1_000).shop(417)).isNotEqualTo(SEOUL.shop(417));
    }

    @Test
    void aSmallCityIsTheBeginningOfALargeOne() {
        var large = City.of(300_000);

        for (int i = 0; i < 50; i++) {
            assertThat(large.shop(i)).isEqualTo(SEOUL.shop(i));
            assertThat(large.homeOf(i)).isEqualTo(SEOUL.homeOf(i));
            assertThat(large.rider(i)).isEqualTo(SEOUL.rider(i));
        }
    }

    @Test
    void noTwoShopsHaveTheSameNameNotEvenInTheLargestCity() {
        var large = City.of(300_000);
        var names = new HashSet<String>();

        for (int i = 0; i < large.shops(); i += i < 2_000 || i > 290_000 ? 1 : 17) {
            assertThat(names.add(large.shop(i).name())).as(large.shop(i).name()).isTrue();
        }
    }

    @Test
    void everyDistrictHasAShopThatNeverCloses() {
        var districts = IntStream.range(0, 170)
                .mapToObj(SEOUL::shop)
                .filter(CityShop::openAllDay)
                .map(CityShop::district)
                .collect(Collectors.toSet());

        assertThat(districts).hasSize(25);
    }

    @Test
    void everyCustomerLivesWhereTheShopAroundTheCornerDelivers() {
        for (int customer = 0; customer < SEOUL.customers(); customer++) {
            var shop = SEOUL.shop(SEOUL.shopNear(customer));
            assertThat(shop.position().metersTo(SEOUL.homeOf(customer).position()))
                    .isBetween(90L, 810L);
            assertThat(shop.radiusMeters()).isGreaterThan(810);
        }
    }

    @Test
    void shopsLieInSeoulWithFeesUpToTheirRadius() {
        for (int i = 0; i < SEOUL.shops(); i++) {
            var shop = SEOUL.shop(i);
            assertThat(shop.position().lat()).isBetween(37.42, 37.70);
            assertThat(shop.position().lng()).isBetween(126.78, 127.19);
            assertThat(shop.fees().getLast().uptoMeters()).isEqualTo(shop.radiusMeters());
            assertThat(shop.fees().stream().map(Fee::uptoMeters)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aThousandShopsHaveAboutTwentyThousandProductsAtPricesInHundreds() {
        var menus =
                IntStream.range(0, 1_000).mapToObj(it -> SEOUL.shop(it).menu()).toList();

        assertThat(menus.stream().mapToInt(Menu::size).sum()).isBetween(19_000, 20_000);
        assertThat(menus.stream()
                        .flatMap(it -> it.categories().stream())
                        .map(Category::products)
                        .flatMap(it -> it.stream()))
                .allSatisfy(it -> {
                    assertThat(it.price() % 100).isZero();
                    assertThat(it.price()).isBetween(500L, 60_000L);
                    assertThat(it.optionGroups()).allSatisfy(group -> {
                        assertThat(group.min()).isLessThanOrEqualTo(group.max());
                        assertThat(group.max())
                                .isLessThanOrEqualTo(group.options().size());
                    });
                });
    }

    @Test
    void allTwelveCategoriesAreThere() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(SEOUL::shop)
                        .map(CityShop::category)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "korean",
                        "chicken",
                        "pizza",
                        "chinese",
                        "japanese",
                        "snack",
                        "western",
                        "cafe",
                        "asian",
                        "jokbal",
                        "night",
                        "lunchbox");
    }

    @Test
    void everyShopHasAnOwnerOfTheCity() {
        for (int shops : new int[] {1, 2, 4, 5, 9, 1_000}) {
            var city = City.of(shops);
            var owners = IntStream.range(0, shops).map(city::ownerOf).distinct().toArray();
            assertThat(owners).hasSize(city.owners());
            assertThat(IntStream.of(owners).max().orElseThrow()).isEqualTo(city.owners() - 1);
        }
    }

    /// As `identity` makes it: of a digest.
    @Test
    void theOneHashIsOfTheOnePassword() throws NoSuchAlgorithmException {
        var hash = Resident.PASSWORD_HASH.substring("{bcrypt-sha384}".length());
        var digest = MessageDigest.getInstance("SHA-384").digest(Resident.PASSWORD.getBytes(UTF_8));

        assertThat(new BCryptPasswordEncoder().matches(Base64.getEncoder().encodeToString(digest), hash))
                .isTrue();
    }
}
