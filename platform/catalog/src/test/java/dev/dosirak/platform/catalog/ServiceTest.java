package dev.dosirak.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceTest {

    @Test
    void aTargetListNamesServicesInTheOrderOfStarting() {
        assertThat(Service.targets("payment,order")).containsExactly(Service.ORDER, Service.PAYMENT);
        assertThat(Service.targets("all")).containsExactly(Service.values());
    }

    @Test
    void anUnknownTargetIsNamedTogetherWithTheKnownOnes() {
        assertThatThrownBy(() -> Service.targets("order,kitchen"))
                .isInstanceOf(Service.UnknownTarget.class)
                .hasMessageContaining("'kitchen'")
                .hasMessageContaining("order-history");
    }

    @Test
    void aNameOfTwoWordsHasAFormForEveryUse() {
        assertThat(Service.ORDER_HISTORY.key()).isEqualTo("order-history");
        assertThat(Service.ORDER_HISTORY.database()).isEqualTo("order_history");
        assertThat(Service.ORDER_HISTORY.folder()).isEqualTo("query/order-history");
        assertThat(Service.ORDER_HISTORY.application()).isEqualTo("dev.dosirak.orderhistory.OrderHistoryApplication");
    }

    @Test
    void peopleAreAnsweredAtTheWindowWhereThereIsOne() {
        assertThat(Service.STOREFRONT.publicEndpoint()).isEqualTo(new Endpoint("STOREFRONT_WINDOW", 8117));
        assertThat(Service.SHOP.publicEndpoint()).isEqualTo(Service.SHOP.endpoint());
        assertThat(Variables.defaults())
                .containsEntry("STOREFRONT_WINDOW_URL", "http://localhost:8117")
                .containsEntry("STOREFRONT_PORT", "8107")
                .containsEntry("ORDER_HISTORY_DATASOURCE_URL", "jdbc:postgresql://localhost:8132/order_history")
                .doesNotContainKey("STOREFRONT_DATASOURCE_URL");
    }

    @Test
    void nobodyWantsThePortOfAnother() {
        var services = Arrays.stream(Service.values())
                .flatMap(it -> it.endpoints().stream())
                .mapToInt(Endpoint::port);
        var databases = Service.all(Service::hasDatabase).stream().mapToInt(Infrastructure::postgresPortOf);
        var others = Arrays.stream(Infrastructure.values()).mapToInt(Infrastructure::port);

        assertThat(IntStream.concat(services, IntStream.concat(databases, others))
                        .boxed())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsCopiedHasOneOwnerAndWhatIsHeardIsTold() {
        assertThat(each(Spec::owns)).doesNotHaveDuplicates().containsAll(each(Spec::copies));
        assertThat(each(Spec::publishes)).containsAll(each(Spec::subscribesTo));
        assertThat(each(Spec::calls)).allMatch(it -> Service.named(it).isPresent());
    }

    private static List<String> each(Function<Spec, List<String>> what) {
        return Stream.of(Service.values())
                .map(Service::spec)
                .map(what)
                .flatMap(List::stream)
                .toList();
    }
}
