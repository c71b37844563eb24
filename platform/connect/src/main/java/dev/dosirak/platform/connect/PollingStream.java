package dev.dosirak.platform.connect;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/// A stream of the log that looks for what comes every few milliseconds, asleep in between, and says only now and
/// then that nothing does. It looks more often while something has come within the last tenth of a second.
///
/// Debezium sleeps for its whole interval whenever a stream has had nothing five times in a row. So before that it is
/// told that there was something, as if it had been of another table; but not before there really was: until then it
/// must not believe in a place in the log.
final class PollingStream implements ReplicationStream {

    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(5);
    private static final int LOOKS = 8;
    private static final int SHORT_PAUSES = 20;
    private static final int IN_A_ROW = 4;

    private final ReplicationStream stream;
    private final Duration pause;
    private final Duration shortPause;
    private int shortPauses;
    private boolean hasRead;
    private int nothing;

    PollingStream(ReplicationStream stream) {
        this(stream, PAUSE, SHORT_PAUSE);
    }

    PollingStream(ReplicationStream stream, Duration pause, Duration shortPause) {
        this.stream = stream;
        this.pause = pause;
        this.shortPause = shortPause;
    }

    @Override
    public boolean readPending(ReplicationMessageProcessor processor) throws SQLException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (stream.readPending(processor)) {
                hasRead = true;
                nothing = 0;
                shortPauses = SHORT_PAUSES;
                return true;
            }
            pause();
        }
        nothing = (nothing + 1) % (IN_A_ROW + 1);
        return hasRead && nothing == 0;
    }

    private void pause() throws InterruptedException {
        if (shortPauses > 0) {
            shortPauses--;
            Thread.sleep(shortPause);
        } else {
            Thread.sleep(pause);
        }
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
