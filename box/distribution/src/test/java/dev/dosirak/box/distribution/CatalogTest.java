package dev.dosirak.box.distribution;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.catalog.Need;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.service.DosirakService;
import dev.dosirak.platform.service.ServiceSettings;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.SyncSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.server.PathContainer;
import org.springframework.util.ClassUtils;
import org.springframework.web.util.pattern.PathPatternParser;

/// The catalog says what is so: it is compared with what services declare, with the contracts and with the
/// build.
class CatalogTest {

    private static final String NOTICE = "%s.changed.v1";

    private final Repository repository = Repository.find();

    @Test
    void everyModuleOfAServiceIsInTheCatalogAndTheOtherWayRound() {
        assertThat(repository.modulesOfServices())
                .as("the modules in pom.xml")
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Service.values()).map(Service::folder).toList());
    }

    @ParameterizedTest
    @EnumSource
    void theDistributionHasItUnderItsName(Service service) {
        assertThat(ClassUtils.isPresent(service.application(), null))
                .as("%s in box/distribution/pom.xml", service.key())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void itHearsTheStreamsThatItSubscribesTo(Service service) {
        var subscribed = new Beans<>(Subscription.class).of(service).stream().map(Subscription::stream);

        assertThat(subscribed.collect(toSet()))
                .containsExactlyInAnyOrderElementsOf(service.spec().subscribesTo());
    }

    /// Who hears the change notices of an owner fetches what has changed there.
    @ParameterizedTest
    @EnumSource
    void itCopiesThatOfWhichItHearsTheChangeNotices(Service service) {
        var types = new Beans<>(Subscription.class)
                .of(service).stream().flatMap(it -> it.types().stream()).collect(toSet());
        var copied = Service.all(it -> types.contains(NOTICE.formatted(it.key()))).stream()
                .flatMap(it -> it.spec().owns().stream());

        assertThat(service.spec().copies()).containsExactlyInAnyOrderElementsOf(copied.toList());
    }

    @ParameterizedTest
    @EnumSource
    void itOwnsTheDomainsThatItAnswersFor(Service service) {
        var domains = new Beans<>(SyncSource.class).of(service).stream().map(SyncSource::domain);

        assertThat(domains).containsExactlyInAnyOrderElementsOf(service.spec().owns());
    }

    /// The owners of what it copies are found by the catalog.
    @ParameterizedTest
    @EnumSource
    void itAsksTheServicesWhoseAddressesItIsGiven(Service service) {
        var asked = service.spec().calls().stream().map(it -> Service.named(it).orElseThrow());

        assertThat(new Settings(service)
                        .variables("_URL").stream().map(CatalogTest::serviceAt).distinct())
                .containsExactlyInAnyOrderElementsOf(asked.toList());
    }

    /// @param variable of the service, or of a part of it that answers at a port of its own
    private static Service serviceAt(String variable) {
        return Arrays.stream(Service.values())
                .filter(it -> Stream.concat(
                                Stream.of(it.name()),
                                it.spec().morePorts().keySet().stream().map(part -> it.name() + "_" + part))
                        .anyMatch(variable::equals))
                .findFirst()
                .orElseThrow();
    }

    /// What stands in no contract nobody could hear rightly.
    @ParameterizedTest
    @EnumSource
    void itTellsOnlyWhatContractsPromiseAndOnlyOnItsOwnStream(Service service) {
        var promised = repository.streams().contains(service.key()) ? List.of(service.key()) : List.<String>of();

        assertThat(service.spec().publishes()).isEqualTo(promised);
    }

    /// It is made of what the catalog says, and its YAML says nothing that follows from that.
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GATEWAY"})
    void itsEntryIsWhatItIsMadeOf(Service service) throws ClassNotFoundException {
        var application = Class.forName(service.application());

        assertThat(application.getAnnotation(DosirakService.class))
                .isNotNull()
                .extracting(DosirakService::value)
                .isEqualTo(service.key());
        assertThat(ServiceSettings.of(application).orElseThrow().keySet())
                .filteredOn(it -> !it.contains("pool"))
                .noneMatch(new Settings(service)::has);
    }

    @ParameterizedTest
    @EnumSource
    void itNeedsWhatItUses(Service service) {
        assertThat(service.needs(Need.DISK))
                .as("a folder")
                .isEqualTo(new Settings(service).variables("_DATA").contains(service.variable()));
        assertThat(service.needs(Need.IDEMPOTENCY))
                .as("idempotency")
                .isEqualTo(!service.isOutside() && repository.asksForIdempotencyKeys(service));
    }

    /// Of the paths that the platform gives to services, each serves those that go with what it has.
    @ParameterizedTest
    @EnumSource
    void itServesOfThePlatformsPathsWhatGoesWithWhatItHas(Service service) {
        var due = new HashSet<String>();
        if (!service.spec().owns().isEmpty()) {
            due.add("sync");
        }
        if (!service.spec().copies().isEmpty()) {
            due.add("copies");
        }
        if (service.hasOutbox()) {
            due.add("outbox");
        }
        if (service.hasInbox()) {
            due.add("parked");
        }

        assertThat(repository.platformPaths(service)).isEqualTo(due);
    }

    /// The gateway has no contract of its own, and people do not reach payment gateways through ours.
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GATEWAY", "PG_SIMULATOR"})
    void itsRoutesAreWhatItsContractOffersToPeople(Service service) {
        var offered = repository.operations(service).stream()
                .filter(it -> !it.contains(" /internal/"))
                .collect(toSet());
        var routed = service.spec().routes().stream().map(it -> "* " + it).toList();

        assertThat(offered).as("what does not pass the gateway").allMatch(it -> isWithin(routed, it));
        assertThat(routed)
                .as("routes to nothing")
                .allMatch(it -> offered.stream().anyMatch(o -> isWithin(it, o)));
        assertThat(offered)
                .as("streams")
                .containsAll(
                        service.spec().streams().stream().map("GET "::concat).toList());
        if (service.spec().isReadOnly()) {
            assertThat(offered).allMatch(it -> it.startsWith("GET "));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOpenIsSaidInTheCatalogAloneAndIsInItsContract(Service service) {
        var open = service.spec().open();
        var contract = service == Service.GATEWAY ? Set.<String>of() : repository.operations(service);

        assertThat(new Settings(service).has("dosirak.security.open"))
                .as("open at the service alone")
                .isFalse();
        assertThat(open).as("open to nothing").allMatch(it -> contract.stream().anyMatch(o -> isWithin(it, o)));
    }

    @ParameterizedTest
    @EnumSource
    void itsReadmeNamesNoPortOfOthers(Service service) {
        var ports = service.endpoints().stream().map(it -> it.port()).collect(toSet());

        assertThat(repository.portsIn(service.folder() + "/README.md")).isSubsetOf(ports);
    }

    private static boolean isWithin(Collection<String> addresses, String operation) {
        return addresses.stream().anyMatch(it -> isWithin(it, operation));
    }

    /// @param address as `GET /api/v1/reviews/**`, or `* …` for every method
    private static boolean isWithin(String address, String operation) {
        var wanted = address.split(" ", 2);
        var given = operation.split(" ", 2);
        // A variable of the operation stands for any value, of which this is one.
        var path = given[1].replaceAll("\\{[^}]*}", "0198c0de");
        return (wanted[0].equals("*") || wanted[0].equals(given[0]))
                && PathPatternParser.defaultInstance.parse(wanted[1]).matches(PathContainer.parsePath(path));
    }
}
