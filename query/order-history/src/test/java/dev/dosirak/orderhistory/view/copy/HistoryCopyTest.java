package dev.dosirak.orderhistory.view.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.dosirak.orderhistory.view.EventMappings;
import dev.dosirak.orderhistory.view.Histories;
import dev.dosirak.orderhistory.view.InMemoryOrderViews;
import dev.dosirak.orderhistory.view.OrderStories;
import dev.dosirak.orderhistory.view.OrderUpdate;
import dev.dosirak.orderhistory.view.TestEvent;
import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.MemoryBacklog;
import dev.dosirak.platform.sync.Rejection;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.VersionEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryCopyTest {

    final InMemoryOrderViews views = new InMemoryOrderViews();
    final MemoryBacklog backlog = new MemoryBacklog();
    final HistoryCopy<OrderUpdate> copy = new HistoryCopy<>(
            Part.ORDERS,
            new HistoryReader<>(EventMappings.ORDER_EVENTS, new EventJson()),
            views::apply,
            views,
            views,
            backlog);
    final OrderStories story = OrderStories.fresh();
    final Histories owner = new Histories();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "{\"facts\": []}",
                "{\"facts\": [{\"type\": \"order.placed.v1\", \"sequence\": 1, \"body\": {}}]}",
                "{\"facts\": [{\"type\": \"order.paid.v1\", \"sequence\": 2}]}"
            })
    void whatCannotBeReadIsLeftOutAndNothingElseIs(String document) {
        happened("placed", 1);
        var broken = new SyncItem(UUID.randomUUID(), 3, false, document);

        var rejected = copy.store(List.of(broken, owner.item(story.order())));

        assertThat(rejected).extracting(Rejection::id).containsExactly(broken.id());
        assertThat(rejected).extracting(Rejection::version).containsExactly(3L);
        assertThat(views.find(story.order())).isPresent();
    }

    /// Or a copy would fetch an order again and again for a fact that it knows nothing of.
    @Test
    void aFactThatIsNoneOfOurBusinessLeavesNoGap() {
        happened("placed", 1);
        happened("paid", 2);
        happened("gift-wrapped", 3);

        assertThat(copy.store(owner.all())).isEmpty();
        assertThat(views.find(story.order()).orElseThrow().sequence()).isEqualTo(2);
        assertThat(copy.versions(List.of(story.order()))).containsExactly(new VersionEntry(story.order(), 3));
    }

    @Test
    void aRepairPutsTheOwnersWordInThePlaceOfWhateverIsThere() {
        happened("placed", 1);
        TestEvent.ofOrder(story, "placed", 1, OrderStories.MINA).noteIn(views);
        TestEvent.ofOrder(story, "refunded", 9, OrderStories.MINA).noteIn(views);

        copy.store(owner.all());
        assertThat(views.find(story.order()).orElseThrow().state()).isEqualTo("refunded");

        assertThat(copy.replace(owner.all())).isEmpty();
        assertThat(views.find(story.order()).orElseThrow().state()).isEqualTo("payment-pending");
    }

    /// Better an old view than none.
    @Test
    void aRepairThatCannotBeReadTakesNothingAway() {
        TestEvent.ofOrder(story, "placed", 1, OrderStories.MINA).noteIn(views);

        assertThat(copy.replace(List.of(new SyncItem(story.order(), 5, false, "not json"))))
                .hasSize(1);
        assertThat(views.find(story.order())).isPresent();
    }

    /// Two nodes: the slower one may learn last that another import has taken the place of the one it works
    /// for.
    @Test
    void anOvertakenImportNeitherOpensItsEditionNorClosesTheOther() {
        var ghost = OrderStories.fresh();
        TestEvent.ofOrder(ghost, "placed", 1, OrderStories.MINA).noteIn(views);
        var overtaken = Import.of(Optional.empty());
        var now = Import.of(Optional.empty());
        backlog.begin(overtaken);
        copy.beginRebuild(overtaken);
        backlog.begin(now);
        copy.beginRebuild(now);
        happened("placed", 1);
        copy.store(owner.all());

        copy.beginRebuild(overtaken);
        copy.completeRebuild(overtaken);
        assertThat(views.find(ghost.order())).isPresent();

        copy.completeRebuild(now);
        assertThat(views.find(ghost.order())).isEmpty();
        assertThat(views.find(story.order())).isPresent();
    }

    /// There is no outbox, no sender and no client within reach of what replays, so it can tell nobody
    /// anything; and what translates facts is made of plain Java.
    @Test
    void aReplayCanReachTheViewsAndNothingElse() {
        var service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.dosirak.orderhistory");
        assertThat(service).extracting(JavaClass::getSimpleName).contains("HistoryCopy", "OrderEventsListener");

        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.dosirak.platform.outbox..",
                        "java.net.http..",
                        "org.springframework.web.client..",
                        "org.springframework.kafka..",
                        "org.apache.kafka.clients.producer..")
                .check(service);
        assertThat(whatItIsGiven(service))
                .containsExactlyInAnyOrder(
                        "Part", "HistoryReader", "Consumer", "ViewGenerations", "ViewVersions", "Backlog");
    }

    private static List<String> whatItIsGiven(JavaClasses service) {
        return service.get(HistoryCopy.class).getConstructors().stream()
                .flatMap(it -> it.getRawParameterTypes().stream())
                .map(JavaClass::getSimpleName)
                .toList();
    }

    private void happened(String fact, long sequence) {
        owner.happened(TestEvent.ofOrder(story, fact, sequence, OrderStories.MINA));
    }
}
