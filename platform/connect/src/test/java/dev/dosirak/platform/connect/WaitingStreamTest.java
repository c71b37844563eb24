package dev.dosirak.platform.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

class WaitingStreamTest {

    private static final int ENOUGH = 100;

    private final Log log = new Log();
    private final WaitingStream stream = new WaitingStream(log, _ -> {});

    @Test
    void handsOnWhatIsThere() throws Exception {
        log.looks.add(true);

        assertThat(stream.readPending(_ -> {})).isTrue();
        assertThat(log.looked).isOne();
    }

    @Test
    void waitsBeforeItLooks() throws Exception {
        var waiting = new WaitingStream(log, _ -> log.looks.add(true));

        assertThat(waiting.readPending(_ -> {})).isTrue();
    }

    @Test
    void neverHasNothingFiveTimesInARowOnceItHasRead() throws Exception {
        log.looks.add(true);

        assertThat(longestSilence()).isEqualTo(4);
    }

    @Test
    void inventsNothing() throws Exception {
        assertThat(longestSilence()).isEqualTo(ENOUGH);
    }

    private int longestSilence() throws Exception {
        var said = new ArrayList<Boolean>();
        for (int i = 0; i < ENOUGH; i++) {
            said.add(stream.readPending(_ -> {}));
        }
        int longest = 0;
        int now = 0;
        for (var some : said) {
            now = some ? 0 : now + 1;
            longest = Math.max(longest, now);
        }
        return longest;
    }

    /// In which there is something where it was put, and nothing after that.
    private static final class Log implements ReplicationStream {
        private final Deque<Boolean> looks = new ArrayDeque<>();
        private int looked;

        @Override
        public boolean readPending(ReplicationMessageProcessor processor) {
            looked++;
            return !looks.isEmpty() && looks.poll();
        }

        @Override
        public void read(ReplicationMessageProcessor processor) {}

        @Override
        public void flushLsn(Lsn place) {}

        @Override
        public Lsn lastReceivedLsn() {
            return Lsn.INVALID_LSN;
        }

        @Override
        public Lsn startLsn() {
            return Lsn.INVALID_LSN;
        }

        @Override
        public void startKeepAlive(ExecutorService threads) {}

        @Override
        public void stopKeepAlive() {}

        @Override
        public void close() {}
    }
}
