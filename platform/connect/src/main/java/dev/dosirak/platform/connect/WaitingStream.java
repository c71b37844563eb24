package dev.dosirak.platform.connect;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/// A stream of the log that waits for what comes, asleep until it is there, and says only now and then that nothing
/// does.
///
/// Debezium sleeps for its whole interval whenever a stream has had nothing five times in a row. So before that it is
/// told that there was something, as if it had been of another table; but not before there really was: until then it
/// must not believe in a place in the log.
final class WaitingStream implements ReplicationStream {

    /// Not longer, because with every look the server is told that we live, and we whether we are to end.
    private static final Duration LONGEST_WAIT = Duration.ofMillis(300);

    private static final int IN_A_ROW = 4;

    private final ReplicationStream stream;
    private final ServerInput input;
    private boolean hasRead;
    private int nothing;

    WaitingStream(ReplicationStream stream, ServerInput input) {
        this.stream = stream;
        this.input = input;
    }

    @Override
    public boolean readPending(ReplicationMessageProcessor processor) throws SQLException, InterruptedException {
        input.await(LONGEST_WAIT);
        if (stream.readPending(processor)) {
            hasRead = true;
            nothing = 0;
            return true;
        }
        nothing = (nothing + 1) % (IN_A_ROW + 1);
        return hasRead && nothing == 0;
    }

    @Override
    public void read(ReplicationMessageProcessor processor) throws SQLException, InterruptedException {
        stream.read(processor);
    }

    @Override
    public void flushLsn(Lsn place) throws SQLException {
        stream.flushLsn(place);
    }

    @Override
    public Lsn lastReceivedLsn() {
        return stream.lastReceivedLsn();
    }

    @Override
    public Lsn startLsn() {
        return stream.startLsn();
    }

    @Override
    public void startKeepAlive(ExecutorService threads) {
        stream.startKeepAlive(threads);
    }

    @Override
    public void stopKeepAlive() {
        stream.stopKeepAlive();
    }

    @Override
    public void close() throws Exception {
        stream.close();
    }
}
