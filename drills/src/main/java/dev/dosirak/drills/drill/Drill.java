package dev.dosirak.drills.drill;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// One incident, with the design that fell to it and with the remedy.
public interface Drill {

    /// As in the command.
    String name();

    /// What happened, in a sentence.
    String story();

    /// What is switched on in this mode, in words.
    List<String> design(Mode mode);

    /// Plays it on a platform that is not started yet, and says what came of it to the run.
    void play(DrillRun run) throws IOException, InterruptedException, SQLException;
}
