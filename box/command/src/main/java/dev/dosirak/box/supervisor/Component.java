package dev.dosirak.box.supervisor;

import dev.dosirak.platform.embedded.ProcessIdentity;
import java.util.List;
import java.util.Optional;

/// A component that the supervisor keeps alive: a process, or what stands in for one.
interface Component {

    String name();

    /// Names of the components that must be ready before this one is started. One that is not in the plan
    /// counts as ready.
    List<String> needs();

    /// What is taken while it starts, so that not everything starts at once; empty for those that need not
    /// queue.
    default Optional<Turns.Turn> turn() {
        return Optional.empty();
    }

    /// Starts it and returns when it is ready for others. Called again, on the same data, after it has died.
    ///
    /// @throws RuntimeException with one line for a person, when it cannot be started
    RunningComponent start();

    /// A part that was started.
    interface RunningComponent {

        /// Empty for a part without a process.
        String identity();

        /// Returns when it has ended; says how, for the log.
        String awaitEnd() throws InterruptedException;

        /// Ends it in order, or by force when that takes too long.
        void stop();
    }

    /// A part that is a process.
    record RunningProcess(Process process, Runnable stopping) implements RunningComponent {

        @Override
        public String identity() {
            return ProcessIdentity.of(process.toHandle()).toString();
        }

        @Override
        public String awaitEnd() throws InterruptedException {
            var code = process.waitFor();
            // 128 + n is how shells, and Java, report the end by signal n.
            return code > 128 ? "killed by signal " + (code - 128) : "ended with code " + code;
        }

        @Override
        public void stop() {
            stopping.run();
        }
    }
}
