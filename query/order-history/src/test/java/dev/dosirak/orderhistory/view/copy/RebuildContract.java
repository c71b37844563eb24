package dev.dosirak.orderhistory.view.copy;

import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.ViewGenerations;
import dev.dosirak.orderhistory.view.ViewVersions;
import dev.dosirak.platform.sync.Backlog;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Facts come in any order and more than once, while two nodes rebuild the views beside them, crash, are overtaken
/// and begin again: in the end everybody sees what happened, and meanwhile nobody ever sees less than before.
interface RebuildContract {

    int STEPS = 300;

    OrderViews views();

    ViewGenerations editions();

    ViewVersions inventory();

    /// One that holds nothing yet.
    Backlog backlog();

    @RepeatedTest(40)
    default void viewsComeOutTheSameWhateverHappensOnTheWay(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var city = new RebuildSimulation(views(), editions(), inventory(), this::backlog, random);
        for (int i = 0; i < STEPS; i++) {
            city.step();
            city.nobodySeesLessThanBefore();
        }
        city.comeToRest();
        city.everybodySeesWhatHappened();
    }
}
