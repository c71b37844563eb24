package dev.dosirak.demo.load;

import java.time.Duration;

/// Somebody who wants to see how an import gets on.
public interface Progress {

    /// Sees nothing.
    Progress NONE = new Progress() {
        @Override
        public void update(Status status) {}

        @Override
        public void done(Status status) {}
    };

    /// How far a file has come.
    ///
    /// @param what    the file's name
    /// @param rows    settled so far: imported, unchanged or refused
    /// @param share   of the whole file, 0 to 1
    /// @param resumed rows of these that an earlier run had settled
    /// @param since   how long this run has worked on the file
    record Status(String what, long rows, long refused, double share, long resumed, Duration since) {

        /// Rows settled per second by this run.
        public double perSecond() {
            double seconds = Math.max(0.001, since.toNanos() / 1e9);
            return (rows - resumed) / seconds;
        }
    }

    void update(Status status);

    /// The file is through.
    void done(Status status);
}
