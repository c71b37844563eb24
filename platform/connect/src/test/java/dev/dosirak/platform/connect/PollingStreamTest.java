package dev.dosirak.platform.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

class PollingStreamTest {

    private static final int ENOUGH = 100;

    private final Log log = new Log();
    private final PollingStream stream = new PollingStream(log, Duration.ZERO, Duration.ZERO);

    @Test
    void handsOnWhatIsThereAtOnce() throws Exception {
        log.looks.add(true);

        assertThat(stream.readPending(_ -> {})).isTrue();
        assertThat(log.looked).isOne();
    }

    @Test
    void waitsForWhatComes() throws Exception {
        log.looks.addAll(List.of(false, false, true));

        assertThat(stream.readPending(_ -> {})).isTrue();
        assertThat(log.looked).isEqualTo(3);
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
